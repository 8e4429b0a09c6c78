// What the scripts of the pages beside the cards share.

import type * as said from "../generated/pages.d.ts";
import type { CellColumn } from "../shapes.d.ts";
import type { formDraft } from "./form_draft.js";

type ToldOn<View extends On> = said.Talks[View["page"]][0];
type AsksOn<View extends On> = said.Talks[View["page"]][1];

/** A view says on which page it is. */
type On = { page: keyof said.Talks };

/** Any message or question has a kind. */
type Kinded = { kind: string };

/** What goes with a question of a kind: all of it but who asks. */
type Given<A extends Kinded, K> = Omit<Extract<A, { kind: K }>, "kind" | "client" | "n">;

/** What hears the answers on a page: a function for each kind of message it may be told, which also gets what was asked. */
export type Hears<M extends Kinded, A extends Kinded> = { [K in M["kind"]]?: { hear(message: Extract<M, { kind: K }>, asked: A): unknown }["hear"] };

/** What asks Python on a page, and the line that says when nobody answers. */
export interface Engine<A extends Kinded> {
  ask<K extends A["kind"]>(kind: K, ...more: Record<never, never> extends Given<A, K> ? [given?: Given<A, K>, patience?: number] : [given: Given<A, K>, patience?: number]): void;
  words: HTMLElement;
  close(): void;
}

/** What the parts of a page know of it; *staying* are those that stay while it is covered. */
// deno-lint-ignore no-explicit-any -- a part of several pages has any view
export interface Page<View extends On = any> {
  view: View;
  id(part: string | number): string;
  say(words: string): void;
  timing: Record<string, number>;
  leaving(act: () => void): void;
  staying: HTMLElement[];
  covering: ((covered: boolean) => void)[];
  switchAt: () => HTMLElement | null;
  placeSwitch: () => void;
  talk(hears: Hears<ToldOn<View>, AsksOn<View>>): Engine<AsksOn<View>>;
  ready(): void;
}

/** One of the steps of a page. */
export interface Step {
  short: string;
  title: string;
  el: HTMLElement;
  open?(): void;
  act?: HTMLElement;
}

/** What the steps of the share page share. */
export interface Share {
  draft: said.ShareDraft;
  begun: boolean;
  engine: Engine<said.FromShare>;
  changed(): void;
  keepNow(): void;
  checked(): void;
  startAgain(): void;
  openShare: number;
  limits: string[];
}

/** A name that is known, as a line to leave or to take the tick from. */
export interface NameLine {
  word: string;
  input: HTMLInputElement;
  was: true;
  role(): string;
  roleWas: string;
  /** Another name of the same person, or "". */
  same?: () => string;
  sameWas: string;
  seen?: undefined;
  likely?: undefined;
  open?: undefined;
}

/** What may be a name: whether the line was *seen*, and whether something has to be said of it. */
export interface GuessLine {
  word: string;
  input: HTMLInputElement;
  was: null;
  seen(): boolean;
  likely: boolean;
  open?: boolean;
  role?: undefined;
  roleWas?: undefined;
  same?: () => string;
  sameWas?: undefined;
}

/** Looks for names, and keeps what is said of them. */
export interface NamesAct {
  ask(): void;
  decide(words: said.DecidedWord[], more?: { again: boolean }): void;
}

/** The role of somebody known, to choose. */
export type RoleOf = (name: string, role: string, id: string) => { el: HTMLElement; get(): string };

/** A question of a review: words, or rows of a few cells each, whose days are to come where it looks *ahead*. */
export interface YearAsked {
  id: string;
  kind: string;
  label: string;
  hint?: string;
  form?: string;
  rows?: number;
  row: string;
  columns: CellColumn[];
  ahead?: boolean;
}

/** What the cells of a row hold, by their columns. */
export type YearValues = Record<string, unknown>;

/** A row of such a question. */
export interface YearRow {
  el: HTMLElement;
  get(): YearValues;
  open(go: boolean): void;
  full(): boolean;
  first(): HTMLElement;
  name(said: string): void;
}

/** What the steps of the review page share: the period, what is written, and what asks and keeps. */
export interface Reviewing {
  ctx: Page<said.ReviewView>;
  // deno-lint-ignore no-explicit-any -- the answers are of any kind
  review: { from: string; to: string; leave_out: number[]; answers: Record<string, any>; leader: string; for: string; names: string; pictures: boolean; limits: string[] };
  engine: Engine<said.FromReview>;
  keep: ReturnType<typeof formDraft>;
  which(): Given<said.FromReview, "period">;
  whole(): Given<said.FromReview, "check">;
  onward(): void;
  go(to: number): void;
  write(id: string): void;
}
