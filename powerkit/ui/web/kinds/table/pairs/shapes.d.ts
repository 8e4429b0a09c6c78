// What the parts of cards that are joined two by two share.

import type { TableField } from "../../../generated/views.d.ts";
import type { Store } from "../../../shapes.d.ts";
import type { HistoryTools } from "../../../undo.js";
import type { TableContext } from "../shapes.d.ts";

/** What a card shows: *said* is all that follows from its links, and `joined` makes what stands for them. */
export interface PairCard {
  words: string;
  detail: string;
  name: string;
  said: unknown;
  joined(): HTMLElement[];
}

/** How a card stands: *fits* what is chosen, and *at* in the order of Tab. */
export type PairState = Record<"chosen" | "held" | "aimed" | "fits" | "at", boolean>;

/** Which card is chosen by a tap, held by keys, aimed at by the held one, and in the order of Tab. */
export type PairNow = Record<"chosen" | "held" | "aimed" | "at", string | null>;

/** What can be joined, and what is said and done then: all by the keys of cards. */
export interface PairActs {
  columns(): string[][];
  what(key: string): PairCard;
  fits(key: string, other: string): boolean;
  join(key: string, other: string): string;
  said(key: string): string;
  name(key: string): string;
  ask(key: string): string;
  menu(key: string, from: HTMLElement | null): void;
  menuWords: string;
  remove(key: string): string;
  reveal?(key: string): void;
  drawn?(): void;
  nothingLeft?(): void;
}

/** What keys do to cards. */
export interface PairKeyActs extends Pick<PairActs, "columns" | "menu"> {
  held(): string | null;
  hold(key: string): void;
  release(): boolean;
  aim(step: number): void;
  join(): unknown;
  at(key: string): void;
  remove(key: string): void;
  go(key: string): void;
}

/** How a table of such cards looks, and what makes its parts. */
export interface PairsLook<F extends TableField> {
  class: string;
  title: string;
  hint: string;
  work(field: F, ctx: TableContext, store: Store, shell: HTMLElement, root: HTMLElement): { main: HTMLElement; tools: HistoryTools };
}
