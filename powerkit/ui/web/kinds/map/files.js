// Bring people in from a file, and take the map out as one.

import { button, h, show } from "../../dom.js";
import { takeIn } from "../../host.js";
import { alertLine } from "../alert_line.js";
import { filesDropped } from "../file_drop.js";
import { keepFocus } from "../keep_focus.js";
import { takeOut } from "../take_out.js";
import { mapFileChoices } from "./file_choices.js";
import { mapPeopleCount } from "./phrases.js";
import { t } from "../../language.js";

/** @import { PeopleFile, PeopleRead } from "../../generated/asks.d.ts" */
/** @import { Chosen } from "./file_choices.js" */
/** @import { MapWork } from "./shapes.d.ts" */

const MAP_FORMATS = [["svg", t("Picture (SVG)")], ["png", t("Picture (PNG)")], ["html", t("Page to explore (HTML)")], ["csv", t("Table (CSV)")], ["graphml", t("GraphML")], ["kumu", t("Kumu (CSV)")]];
const MAP_READS = ".csv,.tsv,.txt,.json,.graphml,.gexf,.cyjs,.vcf,.xml";
/** @type {Chosen} */
const NOTHING_CHOSEN = { columns: {}, sectors: {}, turned: false };

/**
 * What was understood of a file, with the `choices` there are about it.
 * @param {string} name
 * @param {PeopleRead} given
 * @param {HTMLElement[]} choices
 */
function mapFileSaid(name, { rows, ask, notes = [] }, choices) {
  const placed = rows.filter((row) => row.ring).length;
  const first = rows.slice(0, 5).map((row) => String(row.name ?? "").trim()).filter(Boolean);
  return [
    h("p", { class: "pk-cell-label" }, t("{name}: {mapPeopleCount}, {placed} with a ring", { name, mapPeopleCount: mapPeopleCount(rows.length), placed })),
    rows.length > 0 && h("p", { dir: "auto" }, rows.length > first.length ? t("{names} and {number} more.", { names: first.join(", "), number: rows.length - first.length }) : `${first.join(", ")}.`),
    ask && h("p", { class: "pk-error" }, ask),
    ...choices,
    notes.length > 0 && h("ul", { class: "pk-bullets" }, ...notes.map((note) => h("li", {}, note))),
  ].filter(Boolean);
}

/**
 * What can be done with the people of a file, beside those on the map already.
 * @param {number} found
 * @param {number} known
 * @param {(whole: boolean) => () => void} bring
 * @param {() => void} close
 */
function mapFileButtons(found, known, bring, close) {
  return h("div", { class: "pk-buttons" },
    found > 0 && button("", known ? t("Add them to my map") : t("Put them on my map"), bring(false), { "data-pk-key": "bring-add" }),
    known > 0 && found > 0 && button("pk-secondary", t("Use them instead of my map"), bring(true), { "data-pk-key": "bring-instead" }),
    button("pk-quiet", t("Leave it"), close, { "data-pk-key": "bring-not" }));
}

/**
 * A file looked at before anything changes: { preview, read(files) }.
 * @param {MapWork} map
 * @param {(text: string) => void} wrong
 * @param {HTMLInputElement} input
 */
function mapFileLook(map, wrong, input) {
  const { ctx, speech, store } = map;
  const preview = h("div", { class: "pk-map-preview", hidden: true, tabindex: "-1" });
  /** @type {{ name: string, files: PeopleFile[], chosen: Chosen }} */
  let now = { name: "", files: [], chosen: NOTHING_CHOSEN };

  /** Read files that belong together, such as a list of people and a list of ties. */
  async function read(/** @type {File[]} */ files) {
    if (!files.length) return;
    wrong("");
    show(preview, false);
    try {
      const sent = await Promise.all(files.map((file) => takeIn(file)));
      now = { name: files.map((file) => file.name).join(" and "), files: sent, chosen: NOTHING_CHOSEN };
      if (await look(now.chosen)) preview.focus();
    } catch (error) {
      wrong(/** @type {Error} */ (error).message);
    }
    input.value = "";
  }

  /** Read the file with what is chosen of it; true where it was. */
  async function look(/** @type {Chosen} */ chosen) {
    const told = await ctx.ask("read", { answer: store.value(), files: now.files, ...chosen });
    if (!told) return false;
    now.chosen = chosen;
    keepFocus(preview, () => understood(now.name, told), preview);
    return true;
  }

  async function choose(/** @type {Partial<Chosen>} */ change, /** @type {string} */ words) {
    wrong("");
    try {
      if (await look({ ...now.chosen, ...change })) ctx.say(`${words} ${preview.firstChild.textContent}.`);
    } catch (error) {
      wrong(/** @type {Error} */ (error).message);
    }
  }

  function understood(/** @type {string} */ name, /** @type {PeopleRead} */ told) {
    const close = () => {
      show(preview, false);
      input.focus();
    };
    const bring = (/** @type {boolean} */ whole) => () => {
      close();
      ctx.say(map.bring(told.rows, whole));
    };
    preview.replaceChildren(...mapFileSaid(name, told, mapFileChoices(ctx, speech, told, now.chosen, choose)), mapFileButtons(told.rows.length, store.rows().length, bring, close));
    show(preview, true);
  }

  return { preview, read };
}

/** @param {MapWork} map */
export function mapFiles(map) {
  const { field, ctx, store } = map;
  const hintId = ctx.id("file-hint");
  const input = h("input", { type: "file", multiple: true, id: ctx.id("file"), class: "pk-input", accept: MAP_READS, "aria-describedby": hintId, "data-pk-key": "file", onchange: () => read([...input.files]) });
  const { el: problem, say: wrong } = alertLine();
  const { preview, read } = mapFileLook(map, wrong, input);
  const drop = h("div", { class: "pk-map-drop" },
    h("label", { class: "pk-cell-label", for: input.id }, t("Bring in people from a file")),
    h("p", { class: "pk-hint", id: hintId }, t("CSV, GraphML, GEXF, vCard, Network Canvas or Kumu. Choose a file, or drop it here; two at once where people and ties come apart. You see what was understood before anything changes.")),
    input, problem, preview);
  const out = h("div", { class: "pk-map-out", role: "group", "aria-labelledby": ctx.id("out") }, h("p", { class: "pk-cell-label", id: ctx.id("out") }, t("Take your map out")),
    h("p", { class: "pk-hint" }, t("The file goes to your downloads. It holds every name as you wrote it.")),
    ...takeOut(ctx, MAP_FORMATS, async (format) => (await ctx.ask("file", { answer: store.value(), format, title: field.label }))?.files));
  const el = h("details", { class: "pk-details pk-map-part" }, h("summary", { "data-pk-key": "files" }, t("Bring in or take out a file")), drop, out);

  filesDropped(drop, read);

  return { el };
}

/** @typedef {ReturnType<typeof mapFiles>} MapFiles */
