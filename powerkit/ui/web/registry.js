// What a card is made of, by name: each kind, view and addition puts itself here when its script is loaded.

/** @import { Control } from "./card/shapes.d.ts" */
/** @import { TableField } from "./generated/views.d.ts" */
/** @import { RowParts, TableContext } from "./kinds/table/shapes.d.ts" */
/** @typedef {Record<string, (field: any, ctx: any) => any>} Makers */

/**
 * The kinds of answer this card can show. A kind's script adds itself: KINDS.name = (field, ctx) => control.
 * @type {Makers}
 */
export const KINDS = {};

/**
 * Kinds whose earlier answers are drawn: RECALLED.name = (field, ctx) => { el, show(answer), pick(texts) }; `ctx` has pick and toggle(text).
 * @type {Makers}
 */
export const RECALLED = {};

/**
 * What an option of a question adds beneath it: ADDED.option = (field, ctx) => an element, or null where it places itself.
 * @type {Makers}
 */
export const ADDED = {};

/**
 * What stands beneath a table of a certain look: BENEATH.look = (field, ctx) => { el }.
 * @type {Record<string, (field: TableField, ctx: TableContext) => { el: HTMLElement }>}
 */
export const BENEATH = {};

/**
 * Looks a table can have beside the plain one; a look's script adds itself. Anything else is shown stacked.
 * @type {Record<string, { look(field: TableField, ctx: TableContext): Omit<Control, "field" | "refresh"> }["look"]>}
 */
export const LOOKS = {};

/**
 * What puts a picture beside an answer that says it is drawn: made(field, ctx, make). Null where no field of the page is.
 * @type {{ made: ((field: any, ctx: any, make: any) => unknown) | null }}
 */
export const PICTURED = { made: null };

/**
 * Further tools of a table's rows; a module adds its own: grip is made beside a row, tools below the list (null for rows they are not
 * for), diary reads a calendar.
 * @type {RowParts}
 */
export const ROW_PARTS = { grip: null, tools: [], diary: null };
