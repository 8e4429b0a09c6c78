// What the parts of a table of voices share.

import type { Cell } from "../../../cells.js";
import type { ListRow } from "../../../../shapes.d.ts";

/** A voice on the page: what says whether it may be shared, the tick beside it, and the themes that are offered under it, where it has a column of them. */
export interface VoiceRow extends ListRow {
  state: HTMLElement;
  check: Cell | null;
  themes: HTMLElement;
  offered?: string;
}

/** A row under the heading of its group. */
export interface GroupedRow extends ListRow {
  group?: string;
}

/** A group's key, and its name. */
export type GroupOf = (row: ListRow) => [string, string];

/** What was chosen beside a voice, by the ids of columns. */
export interface QuickWords {
  text: string;
  beside: Record<string, string>;
}
