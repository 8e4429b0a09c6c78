// A list of records that can be added to, put in order and taken from, with an undo; how a row looks is another's work.

import { blank, same } from "../compare.js";
import { button, h, show } from "../dom.js";
import { shared } from "../page_state.js";
import { capital, one } from "../phrasing.js";
import { ROW_PARTS } from "../registry.js";
import { cell, cellWords } from "./cells.js";
import { beginning, newRowId, rowsSaid, titleOf } from "./row_values.js";

/** A list of no more rows than this shows them all open. */
export const UNFOLDED = 3;

/**
 * The editor of a list of rows. look = { list: element rows go into, build(row) → element, sync?(rows), startAt?: column id, moves?: words for up and down }.
 * `first` begins an empty list with one row; `undo` takes the place of the list's own, where the answer has one of its own.
 * A row is { id, el, cells, cell(columnId), where (span), buttons, title() }.
 */
export function rowsEditor(field, ctx, look, { first = true, undo: undoElsewhere = null } = {}) {
  const noun = field.row || "row";
  const columns = field.columns || [];
  const titleColumn = titleOf(columns);
  const [earlier, later] = look.moves ?? ["up", "down"];
  const rows = [];
  const steps = []; // what Undo takes back, the last one last: { words, back() → row to go to, said }
  const undoWords = h("span");
  const undoButton = button("pk-quiet", "Undo", undo, { "data-pk-key": "undo" });
  const undoLine = h("p", { class: "pk-undo", hidden: true }, undoWords, " ", undoButton);
  const add = button("pk-secondary", `Add ${one(noun)}`, () => insert().cells[0]?.main.focus(), { "data-pk-key": "add", id: ctx.id("add") });

  const starters = suggestions(field, ctx, (words) => {
    const row = rows.find((each) => blank(rowValue({ ...each, base: {} }))) ?? insert();
    row.cell(titleColumn)?.set(words);
    changed();
    (row.cell(look.startAt) ?? row.cells.find((each) => each.column.id !== titleColumn) ?? row.cells[0]).main.focus();
  });

  const value = () => rows.map(rowValue).filter((row) => !blank(row));
  const inCells = (row) => (row.made ? Object.fromEntries(row.made.map((each) => [each.column.id, each.get()])) : {});
  const rowValue = (row) => ({ ...row.base, _id: row.id, ...inCells(row) });

  function sync() {
    look.sync?.(rows);
    starters.sync(rows.map((row) => row.title().trim().toLowerCase()));
  }

  function changed() {
    sync();
    ctx.change(value());
  }

  function moveButton(row, sign, step, words) {
    const made = button("pk-icon", "", () => move(row, step), { "data-pk-key": `${row.id}/${words}`, title: `Move ${words}` });
    made.append(h("span", { "aria-hidden": "true" }, sign), named(`Move ${words}`));
    return made;
  }

  const named = (words) => h("span", { class: "pk-aside" }, words, h("span", { class: "pk-which" }));

  function rowButtons(row) {
    const grip = field.kind === "table" && ROW_PARTS.grip?.(row, { noun, rows, move, moveTo, say: ctx.say });
    if (grip) row.grip = grip;
    const up = moveButton(row, "↑", -1, earlier);
    const down = moveButton(row, "↓", 1, later);
    const remove = button("pk-quiet pk-remove", "Remove", () => take(row), { "data-pk-key": `${row.id}/remove` });
    remove.append(h("span", { class: "pk-aside pk-which" }));
    row.up = up;
    row.down = down;
    return h("div", { class: "pk-row-buttons" }, grip, up, down, remove);
  }

  function make(base, folded) {
    const row = { id: base._id || newRowId(rows.map((other) => other.id)), base, folded };
    const build = (column) => {
      const react = () => {
        settle(row, column.id);
        changed();
      };
      const where = h("span", { class: "pk-aside pk-where" }, row.said ? ` (${row.said.trim()})` : "");
      const made = cell(column, ctx, row.id, react, where);
      if (row.base[column.id] !== undefined) made.set(row.base[column.id]);
      note(made, row);
      return made;
    };
    // A folded row has no cells until it is opened: hundreds of people would be slow to show, and to get past.
    Object.defineProperty(row, "cells", { get: () => (row.made ??= columns.map(build)) });
    row.cell = (id) => row.cells.find((each) => each.column.id === id);
    row.value = () => rowValue(row);
    row.title = () => String(rowValue(row)[titleColumn] ?? "");
    row.buttons = rowButtons(row);
    row.el = look.build(row);
    row.el.setAttribute("data-pk-row", row.id);
    row.el.classList.add("pk-row");
    return row;
  }

  /** Say beside a cell what was put there and could not be read; it is kept until something else is. */
  function note(made, row) {
    const text = row.base._unread?.[made.column.id];
    made.error.set(text ? `“${text.slice(0, 80)}” does not fit here. Put in what does. Until then it stays as a note.` : "");
  }

  /** What could not be read is gone once something is put in its place. */
  function settle(row, id) {
    if (!row.base._unread?.[id]) return;
    const { [id]: _gone, ..._unread } = row.base._unread;
    row.base = { ...row.base, _unread };
    if (!Object.keys(_unread).length) delete row.base._unread;
  }

  /** Say again which row is which, and which can move. */
  function number() {
    rows.forEach((row, i) => {
      const words = ` ${noun} ${i + 1}`;
      if (row.said !== words) {
        row.el.querySelectorAll(".pk-which").forEach((el) => (el.textContent = words));
        row.el.querySelectorAll(".pk-where").forEach((el) => (el.textContent = ` (${words.trim()})`));
        row.el.querySelectorAll(".pk-row-number").forEach((el) => (el.textContent = `${capital(noun)} ${i + 1}`));
        row.said = words;
      }
      show(row.up, rows.length > 1);
      show(row.down, rows.length > 1);
      if (row.grip) show(row.grip, rows.length > 1);
      row.up.setAttribute("aria-disabled", String(i === 0));
      row.down.setAttribute("aria-disabled", String(i === rows.length - 1));
    });
    const words = field.add || `Add ${rows.length ? "another " + noun : one(noun)}`;
    if (add.textContent !== words) add.textContent = words;
    sync();
  }

  function place(base, at, folded = false) {
    const row = make(base, folded && Boolean(look.fold));
    look.list.insertBefore(row.el, rows[at]?.el ?? null);
    rows.splice(at, 0, row);
    return row;
  }

  function insert(base = {}, at = rows.length) {
    const row = place(base, at);
    number();
    return row;
  }

  function move(row, step) {
    const from = rows.indexOf(row);
    const to = from + step;
    if (from < 0) return;
    if (to < 0 || to >= rows.length) return ctx.say(`This ${noun} is already ${to < 0 ? "first" : "last"}.`);
    rows.splice(from, 1);
    rows.splice(to, 0, row);
    const other = rows[from];
    look.list.insertBefore(other.el, step < 0 ? row.el.nextSibling : row.el); // the moved row stays put, and so does the focus
    number();
    changed();
    ctx.say(`Moved ${step < 0 ? earlier : later}: now ${noun} ${to + 1} of ${rows.length}.`);
  }

  /** Put a row in another place, in one go. */
  function moveTo(row, to) {
    const from = rows.indexOf(row);
    if (from < 0 || from === to || to < 0 || to >= rows.length) return;
    rows.splice(from, 1);
    rows.splice(to, 0, row);
    look.list.insertBefore(row.el, rows[to + 1]?.el ?? null);
    number();
    changed();
    ctx.say(`Moved: now ${noun} ${to + 1} of ${rows.length}.`);
  }

  function drop(row) {
    const at = rows.indexOf(row);
    if (at >= 0) rows.splice(at, 1);
    row.el.remove();
  }

  /** The row as it stands here now: one that was taken out and brought back was made anew. */
  const standing = (row) => rows.find((each) => each.id === row.id);

  function take(row) {
    const at = rows.indexOf(row);
    const base = rowValue(row);
    const name = String(base[titleColumn] ?? "").trim().slice(0, 60);
    drop(row);
    number();
    changed();
    offerUndo({ words: `${capital(noun)} removed${name ? ": " + name : ""}.`, said: `${capital(noun)} brought back.`, back: () => insert(base, Math.min(at, rows.length)) });
    undoButton.focus();
    ctx.say(`${capital(noun)} removed. Press Undo to bring it back.`);
  }

  /**
   * Put values into the rows from place `at` on, and add rows for the rest; with `instead`, in place of all rows. It is one
   * step to undo; what the person changes afterwards stays then. Returns { row: the first one, replaced: cells written over }.
   */
  function fill(list, at, words, instead = false) {
    const gone = instead ? rows.map((row, i) => ({ at: i, base: rowValue(row) })) : [];
    if (instead) [...rows].forEach(drop);
    const put = []; // { row, id, before, after }
    const added = [];
    list.forEach(({ _unread = {}, ...given }, i) => {
      const there = rows[at + i];
      const row = there ?? place({}, rows.length, list.length > UNFOLDED);
      const before = rowValue(row);
      const odd = Object.fromEntries(Object.keys(_unread).map((id) => [id, undefined]));
      write(row, { ...before, ...given, ...odd, _unread: { ...before._unread, ..._unread } });
      if (!there) added.push({ row, value: rowValue(row) });
      else Object.entries({ ...given, ...odd }).forEach(([id, after]) => put.push({ row, id, before: before[id], after }));
    });
    number();
    changed();
    offerUndo({ words, said: "Taken back.", back: () => takeBack(put, added, gone) });
    return { row: rows[at], replaced: put.filter((one) => !blank(one.before) && !same(one.before, one.after)).length };
  }

  function write(row, value) {
    row.base = value;
    columns.filter(({ id }) => !blank(value[id])).forEach(({ id }) => settle(row, id));
    if (blank(row.base._unread)) delete row.base._unread;
    row.made?.forEach((made) => {
      if (!same(made.get(), value[made.column.id])) made.set(value[made.column.id]);
      note(made, row);
    });
  }

  function takeBack(put, added, gone) {
    for (const { row: made, value } of added) {
      const row = standing(made);
      if (row && same(rowsSaid([rowValue(row)]), rowsSaid([value]))) drop(row);
    }
    for (const { row: made, id, before, after } of put) {
      const row = standing(made);
      if (!row || !same(rowValue(row)[id], after)) continue; // gone or changed since: that stays
      settle(row, id);
      write(row, { ...rowValue(row), [id]: before });
    }
    gone.forEach(({ at, base }) => place({ ...base }, at, gone.length > UNFOLDED));
    if (first && !rows.length) place({}, 0);
    number();
    return (put[0] && standing(put[0].row)) ?? rows[0];
  }

  /** Offer to take back the last step, after a new one where there is one. */
  function offerUndo(step) {
    if (step) steps.push(step);
    const last = steps.at(-1);
    undoWords.textContent = last ? last.words : "";
    show(undoLine, last);
  }

  function undo() {
    if (undoElsewhere) return undoElsewhere();
    const { back, said } = steps.pop();
    const row = back();
    changed();
    offerUndo();
    (row?.made || !row?.toggle ? row?.cells[0]?.main : row.toggle)?.focus();
    ctx.say(said);
  }

  const editor = {
    add,
    list: look.list,
    fill,
    value,
    /** Say what the last step did, beside its Undo and aloud. */
    tell(words) {
      if (steps.length) steps.at(-1).words = words;
      offerUndo();
      ctx.say(words);
    },
    /** The place after the last row that holds anything. */
    end: () => rows.findLastIndex((row) => !blank(rowValue(row))) + 1,
    starters,
    undoLine,
    rows,
    insert,
    move,
    changed,
    set(list) {
      rows.splice(0).forEach((row) => row.el.remove());
      steps.length = 0;
      const given = (Array.isArray(list) ? list : []).filter((base) => base && typeof base === "object");
      given.forEach((base) => place({ ...base }, rows.length, given.length > UNFOLDED && !opened(ctx).has(base._id)));
      if (first && !rows.length) place({}, 0);
      offerUndo();
      number();
    },
    /** Show these rows: where they are the same ones in the same order, only what differs in them changes, and, unless `all`
     *  is meant, not the cell that has the focus. */
    refresh(list, keepUndo = false, all = false) {
      const filled = rows.filter((row) => list.some((base) => base._id === row.id) || !blank(rowValue(row)));
      const kept = filled.length === list.length && list.every((base, i) => filled[i].id === base._id);
      if (!kept) return this.set(list);
      filled.forEach((row, i) => {
        row.base = { ...list[i] };
        row.made?.filter((each) => (all || each.main !== document.activeElement) && !same(each.get(), list[i][each.column.id])).forEach((each) => each.set(list[i][each.column.id]));
      });
      if (!keepUndo) steps.length = 0;
      offerUndo();
      sync();
    },
    /** The cell a fault is about, or undefined: rows are named by id, or by their place among those sent, from 1. */
    find(problem) {
      const sent = rows.filter((row) => !blank(rowValue(row)));
      const row = rows.find((each) => each.id === problem.row) ?? sent[problem.row - 1];
      row?.unfold?.(true);
      return row && ((problem.column && row.cell(problem.column)) || row.cells[0]);
    },
    clearErrors: () => rows.forEach((row) => row.made?.forEach((each) => note(each, row))),
  };
  editor.below = field.kind === "table" ? ROW_PARTS.tools.map((tool) => tool(field, ctx, editor)) : [];
  return editor;
}

/** Starters as buttons; one that is in use goes away, and comes back when its row does not. */
function suggestions(field, ctx, use) {
  const words = field.suggest || [];
  const id = ctx.id("suggest");
  const items = words.map((each) => h("li", {}, button("pk-chip", each, () => use(each), { "data-pk-key": "suggest/" + each })));
  const heading = h("p", { class: "pk-hint", id }, `Start from one of these, or add ${one(field.row || "row")} of your own.`);
  const el = h("div", { class: "pk-suggest", hidden: !words.length }, heading, h("ul", { class: "pk-chips", "aria-labelledby": id }, ...items));
  return {
    el,
    sync(titles) {
      items.forEach((item, i) => show(item, !titles.includes(words[i].trim().toLowerCase())));
      show(el, items.some((item) => !item.hidden));
    },
  };
}

/** A control made of an editor and what stands around it. */
export function rowsControl(editor, ...parts) {
  return {
    el: h("div", { class: "pk-rows" }, editor.starters.el, ...parts, editor.undoLine, h("p", { class: "pk-row-add" }, editor.add), ...editor.below),
    main: editor.add,
    group: true,
    set: (value) => editor.set(value),
    refresh: (value, keepUndo, all) => editor.refresh(value, keepUndo, all),
    /** The ids of all rows that stand in the list, empty ones too. */
    ids: () => editor.rows.map((row) => row.id),
    /** Whether a row stands in the list, though there may be nothing in it. */
    has: (id) => editor.rows.some((row) => row.id === id),
    fault: (problem) => editor.find(problem),
    clearErrors: () => editor.clearErrors(),
  };
}

/** Rows opened by hand, kept for as long as the page is, so that a card drawn anew shows them as they were. */
function opened(ctx) {
  return ((shared().opened ??= {})[ctx.id("rows").replace(/^pk\d+-/, "")] ??= new Set());
}

/** What a folded row says beside its title: its short answers, in words, and how a long one that leads it begins. */
function brief(field, row) {
  const columns = field.columns || [];
  const places = field.kind === "board" && columns.filter((column) => column.type === "choice").length > 1; // which is which?
  const said = columns.map((column, i) => {
    const value = row[column.id];
    if (column.id === titleOf(columns)) return "";
    if (column.type === "tick" && !row._unread?.[column.id]) return value ? column.label : "";
    if (row._unread?.[column.id]) return `${column.label}: “${beginning(row._unread[column.id])}”`;
    if (value === undefined || value === null || value === "") return "";
    if (column.type === "long") return i ? "" : beginning(value);
    const words = cellWords(column, value);
    return places && column.type === "choice" ? `${column.label}: ${words}` : words;
  });
  return said.filter(Boolean).slice(0, 4).join(" · ");
}

/** A button that shows a row's title while it is folded, and folds it again. */
function foldButton(field, ctx, row, body) {
  const title = h("span", { class: "pk-fold-title", dir: "auto" });
  const rest = h("span", { class: "pk-fold-rest", dir: "auto" });
  const toggle = button("pk-fold", "", () => unfold(row.folded), { "data-pk-key": `${row.id}/fold` });
  toggle.append(title, rest);

  function unfold(yes) {
    row.folded = !yes;
    opened(ctx)[yes ? "add" : "delete"](row.id);
    if (yes && !body.childElementCount) body.append(...row.cells.map((each) => each.el));
    draw();
  }

  function draw() {
    toggle.setAttribute("aria-expanded", String(!row.folded));
    show(body, !row.folded);
    show(row.buttons, !row.folded);
    title.textContent = row.title().trim() || `${capital(field.row || "row")} with no name yet`;
    rest.textContent = row.folded ? brief(field, row.value()) : "";
  }

  return { toggle, unfold, draw };
}

/** Rows as stacked records: for what is too wide for a table, and for one's own questions. Many rows come folded. */
export function stackedRows(field, ctx, options) {
  const list = h("div", { class: "pk-stack" });
  const build = (row) => {
    const number = h("p", { class: "pk-row-number", id: ctx.id(row.id + "-n") });
    const body = h("div", { class: "pk-cells" }, ...(row.folded ? [] : row.cells.map((each) => each.el)));
    const { toggle, unfold, draw } = foldButton(field, ctx, row, body);
    Object.assign(row, { unfold, draw, toggle });
    const head = h("div", { class: "pk-row-head" }, number, toggle, row.grip, row.buttons); // the handle shows on folded rows too
    return h("div", { role: "group", "aria-labelledby": number.id }, head, body);
  };
  const sync = (rows) =>
    rows.forEach((row) => {
      row.el.classList.toggle("pk-folded", row.folded);
      show(row.toggle, rows.length > UNFOLDED || row.folded);
      row.draw();
    });
  return rowsControl(rowsEditor(field, ctx, { list, build, sync, fold: true }, options), list);
}
