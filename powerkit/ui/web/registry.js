// What a card is made of, by name: each kind, view and addition puts itself here when its script is loaded.

/** The kinds of answer this card can show. A kind's script adds itself: KINDS.name = (field, ctx) => control. */
export const KINDS = {};

/** Kinds whose earlier answers are drawn: RECALLED.name = (field, ctx) => { el, show(answer), pick(texts) }; `ctx` has pick and toggle(text). */
export const RECALLED = {};

/** What an option of a question adds beneath it: ADDED.option = (field, ctx) => an element, or null where it places itself. */
export const ADDED = {};

/** What stands beneath a table of a certain look: BENEATH.look = (field, ctx) => { el }. */
export const BENEATH = {};

/** Looks a table can have beside the plain one; a look's script adds itself. Anything else is shown stacked. */
export const LOOKS = {};

/** What puts a picture beside an answer that says it is drawn: made(field, ctx, make). Null where no field of the page is. */
export const PICTURED = { made: null };

/** Further tools of a table's rows; a module adds its own: grip(row, act) → element beside a row, tools (field, ctx, editor) → element below, or null for rows they are not for, diary(field, ctx, act) → what reads a calendar. */
export const ROW_PARTS = { grip: null, tools: [], diary: null };
