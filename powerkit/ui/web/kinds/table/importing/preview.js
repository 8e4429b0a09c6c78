// What a CSV file would add to a table, seen first: which column goes where, the first rows, and what can't be read.

import { button, h, show } from "../../../dom.js";
import { Unanswered } from "../../../rpc.js";
import { tickable } from "../../choice/index.js";
import { localDay, rowsMany } from "./paste.js";

const SAMPLES = "pk-samples";

/**
 * A preview of a file. act = { ask(given) → what was told, room(), known() rows in the table, take(told, instead), leave() }.
 * Returns { el, look(file) }.
 */
export function filePreview(field, ctx, act) {
  const el = h("div", { class: "pk-bring-preview", hidden: true, role: "group", tabindex: "-1", "aria-labelledby": ctx.id("bring-head") });
  let file = null;
  let told = null;
  let chosen = {};
  let fixed = null; // the parts to choose in, which stay while what follows from them is drawn anew
  const follows = h("div", { class: "pk-bring-follows" });

  async function look(sent) {
    [file, chosen, fixed] = [sent, {}, null];
    await ask();
    show(el, true);
    el.focus();
  }

  async function ask() {
    const next = await act.ask({ file, room: act.room(), today: localDay(new Date()), ...chosen });
    if (!next) return false;
    told = next;
    chosen = asTold();
    draw();
    return true;
  }

  const asTold = () => ({ heading: told.heading, columns: told.columns, at: told.at, has: told.has, ...(told.long && { ours: told.long.ours, against: told.long.against, figure: told.long.figure }) });

  /** Look again with another choice; where that can't be done, the choice is as before. */
  async function choose(change, said = () => "") {
    chosen = { ...chosen, ...change };
    try {
      if (await ask()) ctx.say([said(), counted()].join(" ").trim());
    } catch (error) {
      chosen = asTold();
      draw();
      if (!(error instanceof Unanswered)) console.error("powerkit", error.name);
      ctx.say(error instanceof Unanswered ? error.message : "That could not be done just now.");
    }
  }

  function draw() {
    if (!fixed || fixed.heading !== told.heading) {
      const key = el.contains(document.activeElement) && document.activeElement.getAttribute("data-pk-key");
      const columns = told.long ? areasPart() : columnsPart();
      fixed = { heading: told.heading, columns, head: headPart() };
      el.replaceChildren(fixed.head, columns.el, filterPart(), follows);
      if (key) (el.querySelector(`[data-pk-key="${CSS.escape(key)}"]`) ?? el).focus({ preventScroll: true });
    }
    fixed.columns.sync();
    const held = follows.contains(document.activeElement) && document.activeElement.getAttribute("data-pk-key");
    follows.replaceChildren(...[countPart(), samplePart(), badPart(), buttons()].filter(Boolean));
    if (held) (follows.querySelector(`[data-pk-key="${CSS.escape(held)}"]`) ?? el).focus({ preventScroll: true });
  }

  function headPart() {
    const box = tickable("checkbox", ctx.id("bring-heading"), { label: "The first row holds headings" }, { "data-pk-key": "bring/heading", onchange: (event) => choose({ heading: event.target.checked, columns: undefined }) });
    box.input.checked = told.heading;
    return h("div", {}, h("p", { class: "pk-cell-label", id: ctx.id("bring-head"), dir: "auto" }, `${file.name}: ${rowsMany(told.total)}`), box.el);
  }

  /** { el, sync() }: a choice for each column of the file; no two fill the same column. */
  function columnsPart() {
    const options = [["", "Leave it out"], ...(field.columns || []).map((column) => [column.id, column.label])];
    const left = h("p", { class: "pk-hint", dir: "auto" });
    const selects = told.file.map((item, at) => h("select", { id: ctx.id("bring-column-" + at), class: "pk-input", "data-pk-key": "bring/column-" + at, onchange: () => put(at, item.name) }, ...options.map(([value, words]) => h("option", { value }, words))));
    const items = told.file.map((item, at) => {
      const such = item.first && h("span", { class: "pk-bring-such", dir: "auto" }, `such as “${item.first}”`);
      return h("li", {}, h("label", { for: selects[at].id }, h("span", { class: "pk-cell-label", dir: "auto" }, item.name), such), selects[at]);
    });

    function put(at, name) {
      selects.forEach((other, i) => i !== at && other.value === selects[at].value && (other.value = ""));
      choose({ columns: selects.map((select) => select.value) }, () => `${name}: ${selects[at].selectedOptions[0].textContent}.`);
    }

    function sync() {
      selects.forEach((select, at) => select !== document.activeElement && (select.value = told.columns[at]));
      const out = told.file.filter((_one, at) => !told.columns[at]).map((item) => item.name);
      left.textContent = [out.length && `Left out: ${out.join(", ")}.`, told.beyond > 0 && `${told.beyond} more columns of the file are not shown here, and are left out.`].filter(Boolean).join(" ");
      show(left, left.textContent);
    }

    const head = h("p", { class: "pk-cell-label", id: ctx.id("bring-where") }, "Where each column goes");
    return { sync, el: h("div", { role: "group", "aria-labelledby": head.id }, head, h("ul", { class: "pk-bring-columns" }, ...items), left) };
  }

  /** { el, sync() }: a file with a row for each area. Which one is ours, and with which it is compared, is chosen here. */
  function areasPart() {
    const { areas, columns, figures } = told.long;
    const pick = (name, words, options) => {
      const select = h("select", { id: ctx.id("bring-" + name), class: "pk-input", dir: "auto", "data-pk-key": "bring/" + name, onchange: () => choose({ [name]: select.value }, () => `${words}: ${select.selectedOptions[0].textContent}.`) }, ...options.map(([value, label]) => h("option", { value }, label)));
      return { name, select, el: h("div", {}, h("label", { class: "pk-cell-label", for: select.id }, words), select) };
    };
    const named = areas.map((area) => [area, area]);
    const several = areas.length > 1;
    const ours = several && pick("ours", "Which is your area?", [["", "Choose your area"], ...named, ["*", "Each of them, with its name"]]);
    const against = pick("against", "Compare it with", [["", "Nothing"], ...(several ? named : []), ...columns.map((column) => [column.id, column.name])]);
    const figure = figures.length > 1 && pick("figure", "Column with the figures", figures.map((figure) => [figure.id, figure.name]));
    const picks = [ours, figure, (several || columns.length > 0) && against].filter(Boolean);
    const left = h("p", { class: "pk-hint", dir: "auto" });

    function sync() {
      picks.forEach(({ name, select }) => select !== document.activeElement && (select.value = told.long[name]));
      left.textContent = told.long.out.length ? `Left out: ${told.long.out.join(", ")}.` : "";
      show(left, left.textContent);
    }

    const head = h("p", { class: "pk-hint", id: ctx.id("bring-where") }, several ? "This file has a row for each area. Figures of one measure stand beside each other." : "This file has several rows for one measure. Each keeps what tells it apart in its name.");
    return { sync, el: h("div", { role: "group", "aria-labelledby": head.id }, head, h("div", { class: "pk-bring-filter" }, ...picks.map((pick) => pick.el)), left) };
  }

  function filterPart() {
    const which = h("select", { id: ctx.id("bring-at"), class: "pk-input", "data-pk-key": "bring/at", onchange: () => has.value && again() }, ...told.file.map((item, at) => h("option", { value: at, selected: at === told.at }, item.name)));
    const has = h("input", { id: ctx.id("bring-has"), class: "pk-input", type: "text", dir: "auto", autocomplete: "off", "data-pk-key": "bring/has", onchange: again, onkeydown: (event) => event.key === "Enter" && again() });
    has.value = told.has;

    function again() {
      if (has.value !== chosen.has || Number(which.value) !== chosen.at) choose({ at: Number(which.value), has: has.value });
    }

    return h("details", { class: "pk-details", open: Boolean(told.has) || told.total > told.most }, h("summary", { "data-pk-key": "bring/some" }, "Take only some of the rows"),
      h("div", { class: "pk-bring-filter" }, h("div", {}, h("label", { class: "pk-cell-label", for: which.id }, "Rows where"), which), h("div", {}, h("label", { class: "pk-cell-label", for: has.id }, "has these words"), has)));
  }

  const counted = () => (told.long ? countedAreas() : told.has ? `${rowsMany(told.matching)} of ${told.total.toLocaleString("en-GB")} have “${told.has}”.` : `${rowsMany(told.total)} in the file.`);

  function countedAreas() {
    const { left, ours, areas } = told.long;
    if (!ours && areas.length > 1) return "Choose your area to see its figures.";
    const out = left > 0 && `${rowsMany(left)} of the file ${left === 1 ? "is" : "are"} left out: of other areas, or with nothing to compare.`;
    return [`${rowsMany(told.matching)} made from ${told.total.toLocaleString("en-GB")} in the file.`, out].filter(Boolean).join(" ");
  }

  function countPart() {
    const over = told.matching - told.rows.length;
    const limit = `A table here holds ${told.most} rows, so that the page stays quick and people can talk about what is in it. ${told.rows.length ? `The first ${told.rows.length} would be added` : "None would be added"}: take only some of the rows to choose which.`;
    return h("div", {}, h("p", {}, counted()), over > 0 && h("p", { class: "pk-bring-limit" }, limit));
  }

  function samplePart() {
    if (!told.first.length || !told.heads.length) return null;
    const cells = (row) => row.map((item) => h("td", { dir: "auto" }, item.fits ? item.text : h("span", { class: "pk-bring-odd" }, `“${item.text}”`, h("span", {}, " can’t be read"))));
    const caption = h("caption", {}, told.first.length === 1 ? "The first row, as it would stand here" : `The first ${told.first.length} rows, as they would stand here`);
    const table = h("table", { class: SAMPLES }, caption, h("thead", {}, h("tr", {}, ...told.heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...told.first.map((row) => h("tr", {}, ...cells(row)))));
    return h("div", { class: "pk-bring-scroll", tabindex: "0", role: "region", "aria-label": caption.textContent, "data-pk-key": "bring/samples" }, table);
  }

  function badPart() {
    if (!told.bad_cells) return null;
    const places = ({ rows, more }) => `${rows.length === 1 ? "Row" : "Rows"} ${rows.map((row) => row.toLocaleString("en-GB")).join(", ")}${more ? ` and ${more.toLocaleString("en-GB")} more` : ""}`;
    const items = told.bad.map((item) => h("li", { dir: "auto" }, `${places(item)}, ${item.column}: ${item.why}`));
    if (told.bad_more) items.push(h("li", {}, `And ${told.bad_more.toLocaleString("en-GB")} other texts.`));
    const head = told.bad_cells === 1 ? "1 cell can’t be read. It stays as a note beside its box." : `${told.bad_cells.toLocaleString("en-GB")} cells can’t be read. They stay as notes beside their boxes.`;
    return h("div", { class: "pk-bring-bad" }, h("p", {}, head), h("ul", { class: "pk-bullets" }, ...items));
  }

  function buttons() {
    const n = told.rows.length;
    const words = (verb) => (n ? `${verb} ${n === 1 ? "this row" : `these ${rowsMany(n)}`}` : "Nothing to add");
    const take = (instead) => () => (n ? act.take(told, instead) : ctx.say(`There is nothing to add. ${told.long ? "Choose your area." : "Say where at least one column goes."}`));
    return h("div", { class: "pk-buttons" }, button("", words("Add"), take(false), { "data-pk-key": "bring/add", "aria-disabled": String(!n) }),
      act.known() > 0 && n > 0 && button("pk-secondary", "Put them in place of my rows", take(true), { "data-pk-key": "bring/instead" }),
      button("pk-quiet", "Leave it", act.leave, { "data-pk-key": "bring/leave" }));
  }

  return {
    el,
    look,
    close() {
      show(el, false);
      el.replaceChildren();
      file = told = fixed = null;
    },
  };
}
