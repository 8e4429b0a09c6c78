// What the parts of a card share. What Python sends is in generated/; what a question knows of its card is in context.js.

import type { waitingBoxes } from "./waiting_words.js";
import type { connection } from "./connection.js";
import type { contexts, FieldContext } from "./context.js";
import type { curtainOf } from "./curtain.js";
import type { problemsOf } from "./errors.js";
import type { frontOf } from "./front.js";
import type { groupView } from "./group_view.js";
import type { placesOf } from "./layout.js";
import type { placeOf } from "./place.js";
import type { seating } from "./placement.js";
import type { stageOf } from "./stage.js";
import type { versionLine } from "./versions.js";
import type { outbox } from "./outbox.js";
import type { projector } from "../projector.js";
import type { asking } from "../rpc.js";
import type { Answers, FromPage, Version } from "../generated/messages.d.ts";
import type { CardOnPage, FieldView, ScreenView } from "../generated/views.d.ts";
import type { Cell } from "../kinds/cells.js";
import type { Who, WordBox } from "../shapes.d.ts";

/** A question as its frame and its control know it: the deck's, or one of the card's own. */
export interface Asked {
  id: string;
  label?: string;
  kind?: string;
  form?: string;
  hint?: string;
  short?: boolean;
  quick?: boolean;
  column?: string;
  of?: string;
  story?: object;
  screens?: ScreenView[];
  stands_in?: boolean;
  others?: boolean;
  shown?: string;
  when?: { field: string; is: string[] } | null;
}

/** What is wrong with an answer, as Python says it or the page itself. */
export interface Fault {
  field?: string;
  row?: string | number | null;
  column?: string | null;
  text: string;
}

/** What a kind makes of a question. */
export interface Control {
  el: HTMLElement;
  main: HTMLElement;
  field?: Asked;
  set(value: unknown): void;
  fault?(problem: Fault): Cell | undefined;
  clearErrors?(): void;
  refresh?(): void;
  recalled?(found: unknown): void;
  parts?(): string[];
  /** An answer in a line, for the last step, where it is neither plain nor made of rows. */
  line?(value: any): string;
  /** The names in an answer that is neither a box for people nor rows with such boxes. */
  names?(value: any): string[];
  follow?(value: unknown, column: string | undefined): void;
  screen?(id: string | null): HTMLElement | null | undefined;
  empty?(id: string): boolean;
}

/** A question in its frame on the page. */
export interface Frame {
  field: Asked;
  box: HTMLElement;
  inside?: boolean;
  error: { set(words: string): void };
  tag: HTMLElement;
  control: Control;
  waits?: Waiting;
}

/** What waits in a box for its button. `add` does what its button does, where it is clear what that is; `asItStands` puts it into the answer as it is. */
export interface BoxSource {
  get(): unknown;
  set(value: unknown): void;
  label(): string | undefined;
  main?(): HTMLElement;
  add?: (() => unknown) | null;
  asItStands?(): Promise<unknown>;
}

/** The words that wait in a box, and the box once it is there. */
export interface Waiting {
  id: string;
  // deno-lint-ignore no-explicit-any -- each box has its own
  value: any;
  source: BoxSource | null;
}

/** The frame of a box, in which words can wait. */
export type WaitingFrame = Frame & { waits: Waiting };

/** Opens a card: "steps", "all" of it, or none of both ("") for what is to be done `then`. */
export type OpenCard = (to: string, how?: { key?: string; brief?: boolean; again?: boolean; then?: () => void }) => void;

/** What the log book has of a card, as its front says it. */
export interface Standing {
  version: Version | null;
  changed: boolean;
  // deno-lint-ignore no-explicit-any -- as those of the card
  values: Record<string, any>;
}

/** A card: what is asked and answered, and the parts that show it. A part is there once the card is opened. */
export interface Card {
  root: HTMLElement;
  view: CardOnPage;
  frames: Map<string, Frame>;
  instance: string;
  timing: Record<"ack" | "debounce" | "save", number> & { ask?: number };
  // deno-lint-ignore no-explicit-any -- each kind of answer has its own
  values: Record<string, any>;
  followers: ((id: string | null) => unknown)[];
  voice: { el: HTMLElement; say(words: string): void };
  who: Who;
  store: WordBox;
  safe: ReturnType<typeof projector>;
  send(message: FromPage): void;
  event(name: string, more?: object): boolean;
  contextOf: ReturnType<typeof contexts>;
  ctx: FieldContext;
  line: ReturnType<typeof connection>;
  drafts: ReturnType<typeof outbox>;
  questions: ReturnType<typeof asking>;
  boxes: ReturnType<typeof waitingBoxes>;
  bring(id: string, focus?: boolean): void;
  showAsked(aloud: boolean): void;
  kept(): void;
  group: ReturnType<typeof groupView>;
  seats: ReturnType<typeof seating>;
  stage?: ReturnType<typeof stageOf>;
  place: ReturnType<typeof placeOf>;
  front: ReturnType<typeof frontOf>;
  about(): void;
  fresh(how?: string): Promise<void>;
  save(): Promise<void>;
  groupLeft(): Promise<void>;
  toBack(turn?: boolean, entry?: number): Promise<void>;
  /** The entry that the card holds, once there is one. */
  entry(): number | undefined;
  standing(said?: Standing): void;
  answers: CardAnswers;
  problems: ReturnType<typeof problemsOf>;
  version: ReturnType<typeof versionLine>;
  curtain: ReturnType<typeof curtainOf>;
  parts: ReturnType<typeof placesOf>;
}

/** The answers of a card: what is typed, and what comes from Python. */
export interface CardAnswers {
  reveal(aloud: boolean): void;
  tellFollowers(field: string | null): void;
  edited(field: string, value: unknown): void;
  fill(field: string, value: unknown): void;
  lookBack(recalled: Record<string, unknown> | null | undefined): void;
}

/** What is offered above the questions. */
export interface CardOffers {
  offer(items: import("../shapes.d.ts").Waits[]): void;
  compare(message: Answers): void;
  saved(version: Version): void;
}

/** Where the buttons of a card's back lead. */
export interface BackActs {
  hold(entry: number): Promise<unknown>;
  change(): void;
  group(): void;
  next(): void;
  /** The card that *Next card* leads to, where it is another than the next of the deck. */
  leads(): { card: string; title?: string } | undefined;
  everything(entry: number): void;
  show(entry: number): void;
  away(picture?: boolean): void;
  other(entry: number): void;
}

/** A step of a card: which section it shows, what it asks, and of a tool's screens which one. */
export interface Step {
  key: string;
  section: string;
  title: string;
  question?: string;
  screen?: string;
  tool?: Control | null;
  without?: HTMLElement[];
  asks: string[];
  column?: string;
  alone: boolean;
}

/** What of an entry is on a card: whether it is *saved*, and whether there is *more* than was. */
export interface Entry {
  saved: boolean;
  more: boolean;
}

/** A step of a group's way through a card; *over* stands above its title. */
export interface GroupStep {
  key: string;
  over: string;
  title: string;
  field?: Asked;
  screen?: string;
  fresh?: boolean;
  start?: boolean;
  finish?: boolean;
}

/** What group view is made of: see group_view.js. */
export interface GroupParts extends Pick<Card, "view" | "ctx" | "frames" | "seats" | "safe"> {
  brief: { main: number; on(): boolean; set(short: boolean): void };
  finish: HTMLElement;
  guests: HTMLElement[];
  shown(id: string): unknown;
  entry(): Entry | null;
  fresh(): unknown;
  left(): unknown;
}

/** How what is typed stands. */
export type DraftsStand = Omit<Stands, "kept" | "version">;

/** How saving stands, as the bar beneath a card shows it. */
export interface Stands {
  is: "clean" | "saving" | "saved" | "unsaved";
  at: string;
  error: string;
  kept: boolean;
  /** The version that all of it is saved in. */
  version: { at: string } | null;
}

export type { FieldView };
