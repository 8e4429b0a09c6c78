// What the parts of lists that are matched share.

import type { TableField } from "../../../../generated/views.d.ts";
import type { Store } from "../../../../shapes.d.ts";
import type { listsChanges } from "./changes.js";
import type { listsColumn } from "./column.js";
import type { listsModel } from "./model.js";

/** A table whose deck says which column is that of the lists. */
export type ListsField = TableField & { list: string };

export type ListsModel = ReturnType<typeof listsModel>;
export type ListsColumn = ReturnType<typeof listsColumn>;

/** What the menu of an item does. */
export interface ListsActs extends Pick<ReturnType<typeof listsChanges>, "edit" | "unmatch" | "call"> {
  store: Store;
  model: ListsModel;
  match(id: string, other: string): void;
  remove(id: string): void;
  focus(id: string): void;
}
