// What the parts of the words share. What Python sends is in generated/.

import type { Asked, AskGather, AskVoices, AskWordsOf, CloudTold, GatheredTold, Merge, WordsAsks } from "../../generated/asks.d.ts";
import type { WordsField } from "../../generated/views.d.ts";
import type { Context, Row, Store } from "../../shapes.d.ts";

/** What the words know of their card; *undoFocus* says what was done, and leads to the button that takes it back. */
export type WordsContext = Context<WordsAsks> & { undoFocus(said: string): void };

/** The words being written; `words` are the rows with a word in them. */
export interface WordsList extends Store {
  words(): Row[];
}

/** A list of words with what stands in the box as if it were added. */
export interface WordsLive extends WordsList {
  live(rows: Row[] | null): void;
}

/** Which words are heard most and which by few, by their ids. */
export type MostAndFew = Pick<CloudTold, "most" | "small">;

/** What is said of a picture that was drawn, or could not be. */
export type CloudSaid = MostAndFew & Pick<CloudTold, "said">;

/** Where words come from, and what is sent of it. */
export type WordsSource = { what: "gather"; given: AskGather } | { what: "voices"; given: AskVoices } | { what: "read"; given: AskWordsOf };

/** Shows what is understood of words, before anything is added. */
export type LookAt = (what: WordsSource["what"], given: WordsSource["given"]) => Promise<void>;

/** Words to make one, and which of them to go on with. */
export type Merged = Pick<Merge, "words" | "into">;

/** Puts what a person takes into the list. */
// deno-lint-ignore no-explicit-any -- each column has its own
export type AddWords = (rows: Record<string, any>[], merges: Merged[], what: WordsSource["what"], focus?: boolean) => Promise<void>;

/** A row that was understood; its key stays its own when the text is read again. */
// deno-lint-ignore no-explicit-any -- each column has its own
export type KeyedRow = Record<string, any> & { key: string };

/** What was decided of it; a count that is a text is no number. */
export interface Decided {
  together: Set<string>;
  apart: Set<string>;
  back: Set<string>;
  without: Set<string>;
  lines: boolean;
  off: Set<string>;
  counts: Map<string, number | string | null>;
  merges: Map<string, Merged>;
  all: Record<string, string>;
}

/** Which columns of a table hold what people said, and which how many people did. */
export interface ColumnsChosen {
  columns?: string[];
  count?: string;
  heading?: boolean;
}

/** One look at what was understood, until it is added or left. */
export interface WordsLook {
  field: WordsField;
  ctx: WordsContext;
  list: WordsList;
  source: WordsSource;
  told: Omit<GatheredTold, "rows"> & { rows: KeyedRow[] };
  columns: ColumnsChosen;
  merges: Merge[];
  decided: Decided;
  draw(): void;
  count(): void;
  question(asked: Asked): void;
  begin: LookAt;
  choose(act: () => unknown, words: string, undone?: () => unknown): Promise<void>;
}

/** Themes, of which words are moved from one to another. */
export interface ThemeBoard {
  ctx: WordsContext;
  how: string;
  dragged: string[];
  chosen: Set<string>;
  renames: { typed(what: string, text: string): void; done(what: string): void };
  turn(id: string): void;
  step(row: Row, theme: string, by: number): void;
  withIt(row: Row): string[];
  move(ids: string[], theme: string, focus?: string): void;
  rename(theme: string, typed: string): void;
}

/** A way to see the words. */
export interface WordView {
  el: HTMLElement;
  draw?(): void;
  fault?(problem: import("../../shapes.d.ts").Problem): unknown;
  clearErrors?(): void;
}
