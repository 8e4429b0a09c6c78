// Voices: people's own words, quick to add, under the groups of the card; what is not checked stays, and the page says so.

import { blank, compared } from "../../../../compare.js";
import { h, inFocus, show } from "../../../../dom.js";
import { capital, counted, many } from "../../../../phrasing.js";
import { LOOKS } from "../../../../registry.js";
import { cellWords } from "../../../cells.js";
import { rowsControl, rowsEditor } from "../../../rows.js";
import { groupedRows } from "./grouped_rows.js";
import { quickVoices } from "./quick_entry.js";
import { voiceThemes } from "./themes.js";
import "./slips.js";
import { sentences, t, tn } from "../../../../language.js";

/** @import { ColumnView } from "../../../../generated/views.d.ts" */
/** @import { ListRow, NewRow } from "../../../../shapes.d.ts" */
/** @import { Cell } from "../../../cells.js" */
/** @import { GroupOf, VoiceRow } from "./shapes.d.ts" */

// Long: how a voice, its group and the count are joined: each is made of those before it.
LOOKS.voices = (field, ctx) => {
  const columns = field.columns || [];
  const noun = field.row || "voice";
  const spoken = columns.find((column) => column.type === "long") ?? columns[0];
  const by = columns.find((column) => column.id === field.group);
  const count = h("p", { class: "pk-tally pk-count", hidden: true });
  const safe = h("p", { class: "pk-hint pk-safe", hidden: true });
  const quick = quickVoices(field, ctx, spoken, addAll);
  const places = groupedRows(ctx, {
    order: by?.type === "choice" ? by.options.map((option) => option.id) : [],
    groupOf,
    heading: (name, number) => `${name}: ${counted(number, noun)}`,
    rows: () => editor.rows,
    none: by?.type === "choice" ? t("Not chosen yet") : t("No theme yet"),
  });

  /** A row's group as [key, name]; themes that differ only in case or blanks are one. */
  /** @type {GroupOf} */
  function groupOf(row) {
    const text = String((by && row.cell(by.id)?.get()) ?? "").trim();
    return by?.type === "choice" ? [text, cellWords(by, text)] : [compared(text), text];
  }

  function build(/** @type {ListRow} */ row) {
    const number = h("p", { class: "pk-row-number pk-aside", id: ctx.id(row.id + "-n") });
    const quote = /** @type {Cell} */ (row.cell(spoken.id));
    const checked = field.checked ? row.cell(field.checked) : null;
    const state = h("span", { class: "pk-voice-state" });
    const rest = row.cells.filter((each) => each !== quote && each !== checked).map((each) => each.el);
    const chips = by && by.type !== "choice" ? themes.list() : null;
    quote.main.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => onward(event, row));
    row.grip?.remove();
    Object.assign(row, { state, themes: chips, check: checked });
    return h("div", { class: "pk-voice", role: "group", "aria-labelledby": number.id },
      number, quote.el, h("div", { class: "pk-cells" }, ...rest), chips, h("div", { class: "pk-voice-check" }, checked?.el, checked && state, row.buttons));
  }

  /** Enter goes on to the next voice on the page, and from the last one to the box for new ones. */
  function onward(/** @type {KeyboardEvent} */ event, /** @type {ListRow} */ row) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const all = [...places.list.querySelectorAll("[data-pk-row]")];
    const next = editor.rows.find((each) => each.el === all[all.indexOf(row.el) + 1]);
    (next?.cell(spoken.id) ?? quick).main.focus();
  }

  function addAll(/** @type {NewRow[]} */ list) {
    editor.fill(list, editor.rows.length, list.length === 1 ? t("{noun} added.", { noun: capital(noun) }) : t("{list} {noun} added.", { list: list.length, noun: many(noun) }));
    places.regroup();
    ctx.say(t("Added. {textContent}", { textContent: count.textContent }));
  }

  function sync(/** @type {VoiceRow[]} */ rows) {
    const filled = rows.filter((row) => !blank(row.value()));
    count.textContent = countOf(filled, by, noun);
    show(count, filled.length);
    const quotes = filled.filter((row) => row.cell(spoken.id)?.get().trim());
    const open = quotes.filter((row) => row.check?.get());
    for (const row of rows) showState(row, row.cell(spoken.id)?.get().trim());
    safe.textContent = checkedOf(quotes.length, open.length);
    show(safe, field.checked && quotes.length);
    if (by && by.type !== "choice") themes.offer(rows);
    if (!places.list.contains(inFocus())) places.regroup();
  }

  const themes = voiceThemes(ctx, /** @type {ColumnView} */ (by), groupOf, () => editor.changed());
  const editor = rowsEditor(field, ctx, { list: places.list, build, sync }, { first: false });
  const control = rowsControl(editor, quick.el, count, safe, places.list);
  editor.add.parentElement?.remove(); // the box above adds
  return {
    ...control,
    main: quick.main,
    set(/** @type {unknown} */ value) {
      control.set(value);
      places.regroup();
    },
  };
};

/**
 * How many voices there are so far, and of which group.
 * @param {ListRow[]} filled
 * @param {ColumnView | undefined} by
 * @param {string} noun
 */
function countOf(filled, by, noun) {
  const groups = by?.type === "choice" ? by.options.map((option) => [option.label, filled.filter((row) => row.cell(by.id)?.get() === option.id).length]).filter(([, number]) => number) : [];
  const said = { voices: counted(filled.length, noun), groups: groups.map(([name, number]) => `${name} ${number}`).join(", ") };
  return groups.length ? t("{voices} so far: {groups}", said) : t("{voices} so far", said);
}

/**
 * Whether a voice may be shared, said beside it.
 * @param {VoiceRow} row
 * @param {string} words
 */
function showState(row, words) {
  const said = row.check && words ? (row.check.get() ? t("May be shared") : t("Stays with you until you tick this")) : "";
  if (row.state.textContent !== said) row.state.textContent = said;
  row.state.classList.toggle("pk-may-leave", Boolean(said && row.check?.get()));
}

/**
 * How many quotes are checked, of all.
 * @param {number} all
 * @param {number} open
 */
function checkedOf(all, open) {
  if (open === all) return all === 1 ? t("It is checked.") : t("All {all} quotes are checked.", { all });
  return sentences(
    tn("{open} of {number} quote is checked.", "{open} of {number} quotes are checked.", all, { open }),
    tn("{number} is not checked: its words stay out of your record, of pictures and of anything you share.", "{number} are not checked: their words stay out of your record, of pictures and of anything you share.", all - open),
  );
}
