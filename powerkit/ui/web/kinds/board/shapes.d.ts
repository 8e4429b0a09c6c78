// What the parts of a board being worked on share.

import type { BoardField } from "../../generated/views.d.ts";
import type { Change, Context, Row, Store } from "../../shapes.d.ts";
import type { HistoryTools } from "../../undo.js";
import type { BoardPlan } from "./model.js";
import type { BoardScene } from "./scene.js";

/** A place of a board: what it makes of a row, and its name. */
export interface Place {
  key: string;
  lane: string;
  parts: Record<string, string>;
  words: string;
}

/** A zone: its places, and the zones within it. One of somebody's *own* can be renamed. */
export interface Zone {
  key: string;
  label: string;
  group?: string;
  own?: boolean;
  places: Place[];
  inner: Zone[];
}

/** A place on the page. */
export type PlacePart = Record<"el" | "list" | "here" | "none", HTMLElement>;

/** What is drawn: rows, and names of zones that may hold nothing. */
export interface BoardShown {
  rows: Row[];
  made?: Iterable<string>;
}

/** A board: its tokens are known by id and lane ("r1/then"). */
export interface Board {
  field: BoardField;
  ctx: Context;
  store: Store;
  plan: BoardPlan;
  made: Set<string>;
  chosen: string | null;
  held: string | null;
  missed: string;
  at: string | null;
  scene: BoardScene;
  tools: HistoryTools;
  row(key: string | null): Row;
  name(key: string | null): string;
  refresh(): void;
  choose(key: string | null): void;
  tap(id: string, lane: string): void;
  putChosen(place: Place): void;
  hold(key: string): void;
  release(): boolean;
  step(key: string, arrow: string): void;
  focus(id: string, lane?: string): void;
  put(key: string, place: Place | null | undefined, how?: { group?: string | null }): boolean;
  whereabouts(key: string, place: Place): string;
  same(id: string): void;
  edit(id: string, parts: Record<string, string>, how: Change): void;
  remove(id: string): void;
  rename(old: string, given: string): void;
  keepMade(names: string[]): void;
}

/** What a press on the board does. */
export interface BoardActs extends Pick<Board, "tap" | "rename"> {
  menu(id: string, from: HTMLElement | null): void;
  put(place: Place): void;
}
