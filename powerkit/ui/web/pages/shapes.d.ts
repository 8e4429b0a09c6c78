// What the scripts of the pages beside the cards share.

import type { ReviewView } from "../generated/pages.d.ts";

/** What hears the answers on a page: a function for each kind of message it may be told. */
// deno-lint-ignore no-explicit-any -- what was asked is the page's own
export type Hears<M extends { kind: string }> = { [K in M["kind"]]?: (message: Extract<M, { kind: K }>, asked: any) => any };

/** What asks Python on a page, and the line that says when nobody answers. */
export interface Engine {
  // deno-lint-ignore no-explicit-any
  ask(kind: string, more?: Record<string, any>, patience?: number): void;
  words: HTMLElement;
  close(): void;
}

/** What the parts of a page know of it; *staying* are those that stay while it is covered. */
// deno-lint-ignore no-explicit-any -- a part of several pages has any view
export interface Page<View = any> {
  view: View;
  id(part: string | number): string;
  say(words: string): void;
  timing: Record<string, number>;
  leaving(act: () => void): void;
  staying: HTMLElement[];
  covering: ((covered: boolean) => void)[];
  // deno-lint-ignore no-explicit-any
  talk(hears: Record<string, ((message: any, asked: any) => any) | undefined>): Engine;
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

/** What was typed on the share page: the wish, and what of which entries. */
export interface ShareDraft {
  to: string;
  wants: string;
  questions: string[];
  names: string;
  by?: string;
  chosen: Record<string, { put_in: string[]; left_out: Record<string, string[]> }>;
  step: number;
}

/** What the steps of the share page share. */
export interface Share {
  draft: ShareDraft;
  engine: Engine;
  changed(): void;
  keepNow(): void;
  checked(): void;
  startAgain(): void;
  openShare: number;
  limits: string[];
}

/** What the steps of the review page share: the period, what is written, and what asks and keeps. */
export interface Reviewing {
  ctx: Page<ReviewView>;
  // deno-lint-ignore no-explicit-any -- the answers are of any kind
  review: { from: string; to: string; leave_out: number[]; answers: Record<string, any>; leader: string; for: string; names: string; pictures: boolean };
  engine: Engine;
  keep: { el: HTMLElement; changed(values: unknown): void; now(): void; done(): void; unsent(): unknown };
  which(): { from: string; to: string; leave_out: number[] };
  whole(): Record<string, unknown>;
  onward(): void;
}
