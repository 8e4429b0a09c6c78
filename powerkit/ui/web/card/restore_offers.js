// Words that did not reach the log book, offered; and a log book that is older than this browser knows.

import { blank } from "../compare.js";
import { button, h } from "../dom.js";
import { dayInWords } from "../phrasing.js";
import { sentences, t } from "../language.js";

/** @import { OptionView } from "../generated/views.d.ts" */
/** @import { Asked } from "./shapes.d.ts" */
/** @import { Waits } from "../shapes.d.ts" */
/** @typedef {Asked & { options?: OptionView[], columns?: { id: string, label: string, type: string, options?: OptionView[] }[] }} Told */

/**
 * An answer as plain lines, to show what is not saved.
 * @param {Told} field
 * @param {any} value of any age
 * @returns {string[]}
 */
export function inWords(field, value) {
  const said = (/** @type {string | undefined} */ form, /** @type {string} */ text) => (form === "date" ? dayInWords(text) : String(text));
  const label = (/** @type {OptionView[] | undefined} */ options, /** @type {string} */ id) => (options || []).find((option) => option.id === id)?.label ?? String(id ?? "");
  if (blank(value)) return [];
  if (field.stands_in) return [value.words || t("A photo")];
  if (typeof value !== "object") return [field.options ? label(field.options, value) : said(field.form, value)];
  if (!Array.isArray(value)) return Object.values(value).flat().filter((part) => typeof part === "string" && part.trim());
  return value.map((item) => {
    if (typeof item !== "object") return label(field.options, item);
    return (field.columns || [])
      .map((column) => [column, item[column.id]])
      .filter(([, part]) => !blank(part))
      .map(([column, part]) => (part === true ? column.label : `${column.label}: ${column.options ? label(column.options, part) : said(column.type, part)}`))
      .join(" · ");
  });
}

/** "22 November at 14:02" in the reader's own time. */
function spokenTime(/** @type {string} */ iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return t("an earlier day");
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return t("{day} at {toLocaleTimeString}", { day, toLocaleTimeString: date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }) });
}

const offerBox = (/** @type {string} */ id, /** @type {string} */ title, /** @type {HTMLElement[]} */ ...rest) => h("div", { class: "pk-offer", role: "region", "aria-labelledby": id }, h("h3", { id }, title), ...rest);

/**
 * Words of another tab or an earlier day that never arrived: shown, to use or to leave. items: [{field, value, at}].
 * @param {(Omit<Waits, "field"> & { field: Told })[]} items
 * @param {{ id(part: string): string }} ctx
 * @param {{ use: () => void, leave: () => void }} act
 */
export function offerBanner(items, ctx, { use, leave }) {
  const latest = /** @type {string} */ (items.map((item) => item.at).sort().at(-1));
  const list = items.flatMap((item) => [
    h("dt", {}, item.field.label),
    ...inWords(item.field, item.value).map((line) => h("dd", {}, line)),
  ]);
  const el = offerBox(ctx.id("offer"), items[0].copy
    ? t("Another copy of your log book had these words, of {spokenTime}", { spokenTime: spokenTime(latest) })
    : t("Words you typed on {spokenTime} did not reach your log book", { spokenTime: spokenTime(latest) }),
    h("dl", {}, ...list),
    h("div", { class: "pk-buttons" },
      button("", t("Use them"), () => { el.remove(); use(); }, { "data-pk-key": "use" }),
      button("pk-secondary", t("Keep what is here"), () => { el.remove(); leave(); }, { "data-pk-key": "leave" })));
  return el;
}

/**
 * The log book ends before a version that this browser saw saved: said, until it is taken note of.
 * @param {import("./browser_store.js").Known} known
 * @param {import("./browser_store.js").Known | null} saved
 * @param {{ id(part: string): string }} ctx
 * @param {() => void} noted
 */
export function olderNotice(known, saved, ctx, noted) {
  const is = saved ? t("The log book that is open here ends at version {number} of {day}.", { number: saved.number, day: saved.day }) : t("The log book that is open here has no version of it.");
  const el = offerBox(ctx.id("older"), t("Version {number} of this card, saved on {day} at {at}, is not in your log book", { number: known.number, day: known.day, at: known.at }),
    h("p", {}, sentences(is, t("It may be an older copy that a sync program put in place, or a backup you went back to. The start page names other copies, if there are any; there are more in the folder Backups."))),
    button("pk-secondary", t("I know: do not say it again"), () => { el.remove(); noted(); }, { "data-pk-key": "older" }));
  return el;
}
