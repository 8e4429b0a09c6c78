// What the parts of a card share. What Python sends is in generated/; what a question knows of its card is in context.js.

import type { connection } from "./connection.js";
import type { contexts, FieldContext } from "./context.js";
import type { outbox } from "../outbox.js";
import type { projector } from "../projector.js";
import type { asking } from "../rpc.js";
import type { Answers, FromPage, Saved, Version } from "../generated/messages.d.ts";
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
  follow?(value: unknown, column: string | undefined): void;
  screen?(id: string): void;
}

/** A question in its frame on the page. */
export interface Frame {
  field: Asked;
  box: HTMLElement;
  inside?: boolean;
  error: { set(words: string): void };
  tag: HTMLElement;
  control: Control;
}

/** A card: what is asked and answered, and the parts that show it. A part is there once the card is opened. */
export interface Card {
  root: HTMLElement;
  view: CardOnPage;
  frames: Map<string, Frame>;
  instance: string;
  timing: Record<string, number>;
  values: Record<string, unknown>;
  followers: ((id: string | null) => unknown)[];
  voice: { el: HTMLElement; say(words: string): void };
  who: Who;
  store: WordBox;
  safe: ReturnType<typeof projector>;
  send(message: FromPage): void;
  event(name: string, more?: object): void;
  contextOf: ReturnType<typeof contexts>;
  ctx: FieldContext;
  line: ReturnType<typeof connection>;
  drafts: ReturnType<typeof outbox>;
  questions: ReturnType<typeof asking>;
  boxes: { add(): void; sweep(): void; expect(ids: string[]): void };
  bring(id: string): void;
  showAsked(aloud: boolean): void;
  kept(): void;
  group: { bring(id: string): void; sync(): void; resume(): void };
  seats: { sync(): void; touch(id: string): void; focus(id: string): void; why(id: string): unknown; gone(id: string): unknown };
  stage?: { refresh(): void };
  answers: CardAnswers;
  problems: { clear(): void; show(message: Saved): void };
  version: CardVersion;
  curtain: { name(communities: string[]): void; open(): void; sync(): void };
  parts: { body: HTMLElement; offers: HTMLElement; communities: HTMLElement; above: { el: HTMLElement }; focus(what: string): void };
}

/** The answers of a card: what is typed, and what comes from Python. */
export interface CardAnswers {
  reveal(aloud: boolean): void;
  tellFollowers(field: string | null): void;
  edited(field: string, value: unknown): void;
  fill(field: string, value: unknown): void;
  lookBack(recalled: Record<string, unknown> | null | undefined): void;
}

/** The version of a card that is in the log book, and how what is written stands to it. */
export interface CardVersion {
  came(message: Saved): () => string;
  show(version: Version | null, more: boolean): void;
  begunAfresh(): void;
  takenBack(): void;
  forgetLeft(): void;
  written(): void;
  turned(covered: boolean): void;
}

/** What is offered above the questions. */
export interface CardOffers {
  offer(items: import("../shapes.d.ts").Waits[]): void;
  compare(message: Answers): void;
  saved(version: Version): void;
}

/** A step of a card: which section it shows, what it asks, and of a tool's screens which one. */
export interface Step {
  key: string;
  section: string;
  title: string;
  question?: string;
  screen?: string;
  tool?: Control | null;
  box?: HTMLElement | null;
  without?: HTMLElement;
  asks: string[];
  column?: string;
  alone: boolean;
}

/** How saving stands, as the bar beneath a card shows it. */
export interface Stands {
  is: "clean" | "saving" | "saved" | "unsaved";
  at: string;
  error: string;
  kept: boolean;
}

export type { FieldView };
