// What the parts of a table share.

import type { AskDiary, DiaryTold, LongTold, RowsPreviewed, TableAsks, TableFile } from "../../generated/asks.d.ts";
import type { Context, ListRow, RowList, RowsContext, RowsEditor, RowsField } from "../../shapes.d.ts";

/** What a table knows of its card. */
export type TableContext = Context<TableAsks>;

/** A file as it was understood; *long* where it has a row for each area. */
export type Previewed = RowsPreviewed & { long?: LongTold };
export type AreasPreviewed = RowsPreviewed & { long: LongTold };

/** What was chosen of a file: what is not said stays as it was read. */
export interface FileChoice {
  heading?: boolean;
  columns?: string[];
  at?: number;
  has?: string;
  ours?: string;
  against?: string;
  figure?: string;
}

/** The file that is looked at, how it was understood, and what was chosen of it. */
export interface FileSeen {
  file: TableFile;
  told: Previewed;
  chosen: FileChoice;
}

/** Looks at the file again with another choice; `said` is what is said of that. */
export type ChooseOfFile = (change: FileChoice, said?: () => string) => void;

/** What rows that come from a file are given to; `ask` is asked what stands in it. */
export interface Bringing<Given, Told> {
  ask(given: Given): Promise<Told | null>;
  room(): number;
  known(): number;
  take(told: Told | Previewed | DiaryTold, instead: boolean): void;
  leave(): void;
}

/** Shows what is in a file that was chosen. */
export interface Brought {
  el: HTMLElement;
  look(file: TableFile): unknown;
  close(): void;
}

/** A table whose rows may come out of a calendar: which of its columns takes what. */
export type DiaryField = RowsField & { diary: Record<string, string> };

/** What a row's handle moves it by. */
export interface RowMoves extends Pick<RowList, "field" | "noun" | "rows" | "move" | "moveTo"> {
  say(words: string): void;
}

/** Further tools of rows, as registry.js has them. */
export interface RowParts {
  grip: ((row: ListRow, act: RowMoves) => HTMLElement | null) | null;
  tools: { tool(field: RowsField, ctx: RowsContext, editor: RowsEditor): HTMLElement | null }["tool"][];
  diary: ((field: DiaryField, ctx: TableContext, act: Bringing<AskDiary, DiaryTold>) => Brought) | null;
}
