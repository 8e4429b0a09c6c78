// Then and now between two versions of the words, and files to take away.

import { button, h, show } from "../../dom.js";
import { handOut } from "../../host.js";
import { whyNot } from "../../rpc.js";
import { tickable } from "../choice/index.js";
import { alertLine } from "../alert_line.js";
import { t } from "../../language.js";

/** @import { WordChanged, WordsCompared } from "../../generated/asks.d.ts" */
/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { WordsContext, WordsList } from "./shapes.d.ts" */

/** @type {[string, string, (item: WordChanged) => string][]} */
const CHANGES = [
  ["new", t("New"), (item) => item.now],
  ["gone", t("No longer there"), (item) => item.before],
  ["louder", t("Louder"), (item) => t("{before} before, {now} now", { before: item.before, now: item.now })],
  ["quieter", t("Quieter"), (item) => t("{before} before, {now} now", { before: item.before, now: item.now })],
];

/**
 * { el, draw() }: asks Python what changed since an earlier version, the newest one unless another is chosen.
 * @param {WordsContext} ctx
 * @param {WordsList} list
 */
export function wordsThenNow(ctx, list) {
  const menu = h("select", { id: ctx.id("then"), class: "pk-input", "data-pk-key": "then", onchange: () => draw(Number(menu.value)) });
  const which = h("div", { class: "pk-words-line", hidden: true }, h("label", { for: menu.id, class: "pk-cell-label" }, t("Compare with")), menu);
  const lead = h("p", { class: "pk-hint" });
  const groups = h("div", { class: "pk-word-lists" });
  const el = h("div", { class: "pk-words-then" }, which, lead, groups);

  /** @param {number} [version] */
  async function draw(version) {
    try {
      const told = await ctx.ask("compare", { rows: list.words(), with: version ?? (menu.value ? Number(menu.value) : undefined) });
      if (told) tell(told);
    } catch (error) {
      lead.textContent = whyNot(error, t("The versions could not be compared just now."));
    }
  }

  function tell(/** @type {WordsCompared} */ told) {
    const versions = told.versions || [];
    menu.replaceChildren(...versions.map(({ version, said }) => h("option", { value: version, selected: version === told.with }, t("Version {version}, saved on {said}", { version, said }))));
    show(which, versions.length);
    const changed = (told.changes || []).some((change) => change.kind !== "same");
    lead.textContent = versions.length ? told.sentences.slice(0, changed ? 1 : 2).join(" ") : told.sentences.join(" ");
    groups.replaceChildren(...(changed ? CHANGES.map(([kind, title, say]) => groupOf(title, told.changes.filter((change) => change.kind === kind), say)) : []));
  }

  function groupOf(/** @type {string} */ title, /** @type {WordChanged[]} */ found, /** @type {(item: WordChanged) => string} */ say) {
    const id = ctx.id("then-" + title);
    const items = found.map((item) => h("li", { class: "pk-change" }, h("span", { class: "pk-word-text", dir: "auto" }, item.word), h("span", { class: "pk-word-said" }, " ", say(item))));
    return h("section", { "aria-labelledby": id }, h(ctx.head ?? "h4", { class: "pk-words-head", id }, title, h("span", { class: "pk-words-many" }, ` (${found.length})`)),
      found.length ? h("ul", { class: "pk-word-list" }, ...items) : h("p", { class: "pk-hint" }, t("None.")));
  }

  return { el, draw };
}

const WORD_FILES = [["svg", t("Picture (SVG)")], ["png", t("Picture (PNG)")], ["csv", t("Table (CSV)")], ["html", t("Web page")]];

/**
 * Buttons that make a file of the words.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {WordsList} list
 */
export function wordFiles(field, ctx, list) {
  const trouble = alertLine();
  async function make(/** @type {string} */ format) {
    trouble.say("");
    try {
      const told = await ctx.ask("file", { rows: list.words(), format, title: field.label, quotes: all.input.checked });
      if (told) ctx.say(handOut(told));
    } catch (error) {
      trouble.say(whyNot(error, t("The file could not be made just now.")));
    }
  }
  const all = tickable("checkbox", ctx.id("all-quotes"), { label: t("Put every quote in, and who said each word"), hint: t("For a copy that only you keep. Without this, only quotes you let be shared are in it.") }, { "data-pk-key": "all-quotes" });
  const buttons = WORD_FILES.map(([format, words]) => button("pk-secondary", words, () => make(format), { "data-pk-key": "file-" + format }));
  return h("details", { class: "pk-details pk-words-files" }, h("summary", { "data-pk-key": "files" }, t("Take it with you")),
    h("p", { class: "pk-hint" }, t("Each file holds every word as you wrote it, names too.")), all.el, trouble.el, h("div", { class: "pk-buttons" }, ...buttons));
}
