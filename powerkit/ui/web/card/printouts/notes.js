// Notes brought back: pasted, read, placed question by question, and added below what is there; one undo takes it all back.

import { canonical } from "../../compare.js";
import { aside, button, describe, h, show } from "../../dom.js";
import { faultLine } from "../../rpc.js";
import { sentences, t, tn } from "../../language.js";

/** @import { NotePiece, PlacedNotes } from "../../generated/asks.d.ts" */
/** @import { OptionView } from "../../generated/views.d.ts" */
/** @import { FieldContext } from "../context.js" */
/** @typedef {ReturnType<typeof notesPieces>} NotesPieces */

/**
 * The box for notes of a card. `carried` are the questions notes can go to: [{ id, label }], in the order of their numbers.
 * @param {OptionView[]} carried
 * @param {FieldContext} ctx
 */
export function notesBack(carried, ctx) {
  const box = h("textarea", { class: "pk-input", id: ctx.id("notes"), rows: 5, dir: "auto", autocomplete: "off", "data-pk-key": "notes", "aria-describedby": ctx.id("notes-how"), oninput: () => show(pieces.el, false) });
  ctx.waits.box(box);
  const said = h("p", { class: "pk-hint", tabindex: "-1", hidden: true });
  const fault = faultLine(ctx);
  const pieces = notesPieces(carried, ctx, place, () => box.focus());
  const undo = notesUndo(ctx, (text) => {
    box.value = text;
    tell(t("Your answers are as they were, and your notes are in the box again."));
    box.focus();
  });

  function tell(/** @type {string} */ words) {
    fault.clear();
    said.textContent = words;
    show(said, words);
    if (words) ctx.say(words);
  }

  async function read() {
    fault.clear();
    try {
      const told = await ctx.askCard("notes", { text: box.value });
      if (!told) return;
      tell("");
      pieces.show(told.pieces);
    } catch (error) {
      fault.say(error);
    }
  }

  async function place() {
    try {
      const { told, values } = await placedIn(ctx, carried.map((each) => each.id), pieces);
      if (told) put(told, values);
    } catch (error) {
      fault.say(error);
    }
  }

  function put(/** @type {PlacedNotes} */ { values, left }, /** @type {Record<string, unknown>} */ were) {
    const changed = Object.keys(values);
    changed.forEach((id) => ctx.others.put(id, values[id]));
    undo.hold(Object.fromEntries(changed.map((id) => [id, were[id]])), box.value); // after it: what is put is nothing newer
    box.value = left.map((each) => each.text).join("\n\n");
    show(pieces.el, false);
    const why = [...new Set(left.map((each) => each.why))].join(" ");
    const added = changed.length ? tn("Added to {number} answer.", "Added to {number} answers.", changed.length) : t("Nothing was added.");
    tell(sentences(added, left.length && t("What is left stays in the box."), why));
    (changed.length ? undo.main : said).focus();
  }

  return h("details", { class: "pk-details pk-away-part" }, h("summary", { "data-pk-key": "notes-open" }, t("Paste my notes")),
    h("div", { class: "pk-paper" }, ...notesBox(carried, ctx, box), fault.el,
      h("div", { class: "pk-buttons" }, button("pk-secondary", t("Read my notes"), read, { "data-pk-key": "notes-read" })),
      pieces.el, said, undo.el));
}

/**
 * What the answers are with the pieces in their places: { told, values (as they were) }. What is written while the workbook answers is not written over.
 * @param {FieldContext} ctx
 * @param {string[]} ids
 * @param {NotesPieces} pieces
 */
async function placedIn(ctx, ids, pieces) {
  const valuesNow = () => Object.fromEntries(ids.map((id) => [id, ctx.others.value(id) ?? null]));
  let values;
  let told;
  do {
    values = valuesNow();
    told = await ctx.askCard("notes_placed", { pieces: pieces.placed(), values });
  } while (told && canonical(values) !== canonical(valuesNow()));
  return { told, values };
}

/**
 * The box for notes with what to know of it.
 * @param {OptionView[]} carried
 * @param {FieldContext} ctx
 * @param {HTMLTextAreaElement} box
 */
function notesBox(carried, ctx, box) {
  return [
    h("label", { class: "pk-cell-label", for: box.id }, t("Your notes, as text")),
    h("p", { class: "pk-hint", id: ctx.id("notes-how") }, t("From a phone, or typed from paper. A line that starts with a question’s number, such as “1.”, goes to that question; you see it all before anything is added. In a list, start each one with a dash.")),
    box,
    h("details", { class: "pk-details" }, h("summary", { "data-pk-key": "notes-numbers" }, t("The questions and their numbers")), h("ol", { class: "pk-steps" }, ...carried.map((each) => h("li", {}, each.label)))),
  ];
}

/**
 * The pieces of notes, each with a choice of where it goes: { el, show(found), placed() }. `place()` adds them, `back()` leads to the box.
 * @param {OptionView[]} carried
 * @param {FieldContext} ctx
 * @param {() => void} place
 * @param {() => void} back
 */
function notesPieces(carried, ctx, place, back) {
  /** @type {{ text: string, choice: HTMLSelectElement, el: HTMLElement }[]} */
  let pieces = []; // { text, choice: its select, el }
  const leave = () => {
    show(el, false);
    back();
  };
  const list = h("ol", { class: "pk-piece-list" });
  const el = h("div", { class: "pk-piece-preview", role: "group", "aria-labelledby": ctx.id("notes-preview"), hidden: true },
    h("p", { class: "pk-cell-label", id: ctx.id("notes-preview"), tabindex: "-1" }, t("What goes where?")),
    h("p", { class: "pk-hint" }, t("It is added below what is there. Change where a piece goes, or leave it for now: it then stays in the box.")),
    list,
    h("div", { class: "pk-buttons" },
      button("", t("Add to my card"), place, { "data-pk-key": "notes-add" }),
      button("pk-secondary", t("Back to the box"), leave, { "data-pk-key": "notes-back" })));

  function piece(/** @type {NotePiece} */ { text, field }, /** @type {number} */ i, /** @type {NotePiece[]} */ found) {
    const id = ctx.id("piece-" + i);
    const options = [["", t("Leave it for now")], ...carried.map((each, at) => [each.id, `${at + 1}. ${each.label}`])];
    const choice = h("select", { class: "pk-input", id, "data-pk-key": "piece-" + i }, ...options.map(([value, words]) => h("option", { value }, words)));
    choice.value = field;
    return { text, choice, el: h("li", { class: "pk-piece" }, h("p", { class: "pk-piece-words", dir: "auto", id: id + "-words" }, text),
      h("label", { class: "pk-cell-label", for: id }, t("Goes to"), aside(t("(piece {i} of {found})", { i: i + 1, found: found.length }))), choice) };
  }

  return {
    el,
    placed: () => pieces.map((each) => ({ text: each.text, field: each.choice.value })),
    show(/** @type {NotePiece[]} */ found) {
      pieces = found.map(piece);
      pieces.forEach(({ choice }) => describe(choice, choice.id + "-words"));
      list.replaceChildren(...pieces.map((each) => each.el));
      show(el, true);
      el.firstElementChild.focus();
      const waiting = pieces.filter((each) => !each.choice.value).length;
      ctx.say(sentences(tn("{number} piece read.", "{number} pieces read.", pieces.length), waiting ? tn("{number} waits for you to say where it goes.", "{number} wait for you to say where they go.", waiting) : t("All have a place.")));
    },
  };
}

/**
 * The way back from notes that were added: { el, main, hold(values, text) }. `done(text)` is called once the answers are as they were.
 * @param {FieldContext} ctx
 * @param {(text: string) => void} done
 */
function notesUndo(ctx, done) {
  const main = button("pk-quiet", t("Undo"), takeBack, { "data-pk-key": "notes-undo" });
  const el = h("p", { class: "pk-undo", hidden: true }, t("Your notes are on the card."), " ", main);
  /** @type {{ values: Record<string, unknown>, text: string } | null} */
  let before = null; // what to put back: { values, text }

  function takeBack() {
    const { values, text } = /** @type {NonNullable<typeof before>} */ (before);
    before = null;
    Object.entries(values).forEach(([id, value]) => ctx.others.put(id, value));
    show(el, false);
    done(text);
  }

  // What is written on the card after notes were added is newer than what Undo would bring back.
  ctx.others.follow((id) => {
    if (before && id !== null && id in before.values && document.activeElement?.closest(`[data-pk-field="${CSS.escape(id)}"]`)) {
      before = null;
      show(el, false);
    }
  });

  return {
    el,
    main,
    hold(/** @type {Record<string, unknown>} */ values, /** @type {string} */ text) {
      before = { values, text };
      show(el, Object.keys(values).length);
    },
  };
}
