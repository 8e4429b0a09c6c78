// What the parts of two columns with links share.

import type { TableField } from "../../../../generated/views.d.ts";
import type { Cell } from "../../../cells.js";
import type { NewRow, Row, Store } from "../../../../shapes.d.ts";
import type { linksChanges } from "./changes.js";
import type { linksModel } from "./model.js";

/** A table whose deck says what stands on either side. */
export type LinksField = TableField & { left: string; right: string };

export type Side = "left" | "right";

/** A card: all rows that say the same on its side, and the first of them. */
export interface LinkCard {
  key: string;
  side: Side;
  id: number;
  row: Row;
  rows: Row[];
}

export type LinksModel = ReturnType<typeof linksModel>;

/** What of the model its rows are linked by. */
export interface LinksParts {
  parts: Record<Side, string[]>;
  between: TableField["columns"];
  said(row: NewRow, side: Side): string;
  detailed(row: Row): boolean;
  across(row: Row, side: Side): LinkCard | undefined;
  keep(row: Row, ...cards: LinkCard[]): unknown;
}

/** What is open in the menu: a card by its *key*, or one link by its row; and the cells in it, each with what it shows. */
export interface LinksMenu {
  key: string;
  only: string;
  cells: { made: Cell; value(): unknown }[];
}

/** What the menu does. */
export interface LinksActs extends Pick<ReturnType<typeof linksChanges>, "unlink" | "rename" | "edit"> {
  store: Store;
  model: LinksModel;
  link(key: string, other: string): void;
  remove(key: string): void;
  focus(key: string): void;
  refresh(): void;
}
