// One entry as the log book shows it: its answers, what readers wrote, its versions, and what changed between them.

import { button, h } from "../../dom.js";
import { blocksOf, lined, pairs } from "../blocks.js";
import { doorTo } from "../page.js";
import { t } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { EntryTold, FromLog, LogView, Opened, SectionTold } from "../../generated/pages.d.ts" */

/** Whether pictures are those for a small screen: the letters of others could not be read on it. */
export const narrow = () => window.innerWidth < 480;

/**
 * What readers of a shared copy wrote about this entry.
 * @param {Opened["comments"]} found
 */
function comments(found) {
  if (!found.length) return [];
  return [h("h4", {}, t("What readers wrote")), ...found.flatMap((comment) => [
    h("p", { class: "pk-quiet-words", dir: "auto" }, readerAt(comment), comment.thread),
    h("p", { dir: "auto", class: "pk-lines" }, comment.text)])];
}

/**
 * @param {{ by: any, version: any, about: any }} given
 */
function readerAt({ by: name, version, about }) {
  return [t("{name}, on version {version}", { name, version }), about].filter(Boolean).join(", ");
}

/**
 * @param {Pick<Opened, 'before' | 'changes'>} given
 */
function changed({ before, changes }) {
  const rows = changes.flatMap((/** @type {{ label: string, said: any }} */ { label, said }) => [h("p", { class: "pk-row-name", dir: "auto" }, label), h("ul", { class: "pk-bullets" }, ...said.map((/** @type {string} */ text) => h("li", { dir: "auto" }, ...lined(text))))]);
  return h("details", { class: "pk-fold" }, h("summary", {}, t("What changed since version {before}", { before })), h("div", { class: "pk-fold-body" }, ...(rows.length ? rows : [h("p", {}, t("Nothing that shows."))])));
}

/**
 * @param {SectionTold} given
 */
function section({ label, private: hidden, blocks }) {
  return [h("h4", { dir: "auto" }, label, hidden && " ", hidden && h("span", { class: "pk-tag" }, t("Private"))), ...blocksOf(blocks, label)];
}

/**
 * @param {import("../../generated/pages.d.ts").VersionTold} given
 * @param {import("../../generated/pages.d.ts").EntryTold} entry
 * @param {Engine<FromLog>["ask"]} ask
 */
function versionLine({ number, when }, entry, ask) {
  if (number === entry.version) return h("li", {}, h("span", { class: "pk-shown" }, t("Version {number}, saved on {when} (shown above)", { number, when })));
  return h("li", {}, button("pk-quiet", t("Version {number}, saved on {when}", { number, when }), () => ask("open", { entry: entry.id, version: number, narrow: narrow() })));
}

/**
 * The elements of an entry, its title first. `forget(entry)` leads to where it can be forgotten.
 * @param {Page<LogView>} ctx
 * @param {import("../../generated/pages.d.ts").Opened | import("../../generated/pages.d.ts").BroughtBack} given
 * @param {Engine<FromLog>["ask"]} ask
 * @param {(entry: EntryTold) => void} forget
 */
export function entryParts(ctx, { entry, versions, file, before, changes, comments: said }, ask, forget) {
  const newest = versions[0]?.number;
  const old = entry.version !== newest;
  return [
    h("h4", { tabindex: "-1" }, t("Version {version} of {newest}", { version: entry.version, newest })),
    entry.private && h("p", { class: "pk-note" }, t("You keep this whole entry private: nothing of it is shared.")),
    pairs(entry.about),
    before > 0 && changed({ before, changes }),
    ...entry.sections.flatMap(section),
    !entry.sections.length && h("p", {}, t("Nothing was answered in this version.")),
    ...comments(said),
    file && h("p", {}, doorTo(file, entry.card, {}, t("Go to card {card}", { card: entry.card }))),
    versions.length > 1 && h("h4", {}, t("All versions")),
    versions.length > 1 && h("ul", { class: "pk-versions" }, ...versions.map((version) => versionLine(version, entry, ask))),
    h("div", { class: "pk-buttons" },
      old && button("pk-secondary", t("Bring version {version} back", { version: entry.version }), () => ask("back", { entry: entry.id, version: entry.version }), { "data-pk-key": "back", "aria-describedby": ctx.id("back-hint") }),
      button("pk-quiet", t("Forget this entry or a part of it"), () => forget(entry))),
    old && h("p", { class: "pk-hint", id: ctx.id("back-hint") }, t("It is saved again as the newest version. Nothing is lost: all versions stay, and so does what has come of its action since.")),
  ].filter(Boolean);
}
