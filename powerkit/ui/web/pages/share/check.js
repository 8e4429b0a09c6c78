// Step 4 of a share: what leaves and what stays, and the file itself to look at.

import { button, h } from "../../dom.js";
import { blocksOf } from "../blocks.js";
import { tickRow } from "../names/tick_row.js";
import { shareList } from "./parts.js";
import { fold } from "../page.js";
import { t, tn } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { CheckTold, EntryChecked, LookTold, Picked, ShareView, Staying } from "../../generated/pages.d.ts" */
/** @import { TickRow } from "../names/tick_row.js" */

const MANY = 4; // from so many cards on each is a line that opens

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
// Long: what leaves and what stays, with the pictures that were looked at.
export function shareCheck(ctx, share) {
  const unfolded = new Set(); // the cards whose line was opened
  const looks = new Map(); // entry:answer → the pictures that were looked at
  let wanted = ""; // what gets the focus when the lists are drawn again
  const lists = h("div", {});
  let frame = preview("");
  const looking = h("p", { class: "pk-tally", role: "status" });
  const el = h("div", {}, looking, lists, h("h3", {}, t("The copy itself")), h("p", {}, t("This is the file, as it will be. Read it once as your supervisor would.")), frame);

  function open() {
    looking.textContent = t("Making the copy to look at…");
    share.engine.ask("check", { draft: share.draft }, 30000);
  }

  function onCheck(/** @type {CheckTold} */ { entries, html, names, limits }) {
    looking.textContent = names === "kept" ? t("People’s names are kept.") : t("Codes stand for the names your log book knows.");
    share.limits = limits;
    const place = wanted || (lists.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).id : "");
    wanted = "";
    lists.replaceChildren(...entries.map((each) => entry(each, entries.length >= MANY)));
    if (place) document.getElementById(place)?.focus();
    const seen = preview(html); // a new frame: another document in the old one would be a place of its own for Back
    frame.replaceWith(seen);
    frame = seen;
    share.checked();
  }

  function entry(/** @type {EntryChecked} */ { id, title, leaves, stays, besides, by_one }, /** @type {boolean} */ short) {
    const pick = share.draft.chosen[id];
    const parts = [
      h("h4", {}, t("Leaves")),
      leaves.length ? shareList(leaves.map((leaf) => leaf.by_hand ? t("{label} (put in by you)", { label: leaf.label }) : leaf.label)) : h("p", {}, t("No answer of this card.")),
      h("h4", {}, t("Stays")),
      !stays.length && !besides.length && h("p", {}, t("Nothing: you keep no answer of it private.")),
      ...stays.map((item) => stay(id, pick, item)),
      besides.length > 0 && shareList(besides),
      ...by_one.flatMap((item) => saidByOne(ctx, pick, { id, ...item }, again)),
    ];
    if (!short) return h("section", { class: "pk-leaves" }, h("h3", { dir: "auto" }, title), ...parts);
    const goes = tn("{number} answer leaves", "{number} answers leave", leaves.length);
    const kept = stays.length + besides.length;
    const line = fold(t("{title}: {told}", { title, told: kept ? t("{first}, {then}", { first: goes, then: tn("{number} stays", "{number} stay", kept) }) : goes }), ...parts);
    line.open = unfolded.has(id);
    line.addEventListener("toggle", () => (line.open ? unfolded.add(id) : unfolded.delete(id)));
    return line;
  }

  function stay(/** @type {number} */ id, /** @type {Picked} */ pick, /** @type {Staying} */ { field, label, excerpt, put_in, picture }) {
    const made = tickRow(ctx.id(`put-${id}-${field}`), t("Put in: {label}", { label }), excerpt, { checked: put_in, "data-pk-put": `${id}:${field}`, onchange: () => {
      pick.put_in = made.input.checked ? [...pick.put_in, field] : pick.put_in.filter((item) => item !== field);
      ctx.say(made.input.checked ? t("{label} is put in by you.", { label }) : t("{label} stays.", { label }));
      again();
    } });
    if (picture) return looked(id, field, label, made, put_in);
    return made.el;
  }

  /** A picture made by hand: it can be put in once it was looked at. */
  function looked(/** @type {number} */ id, /** @type {string} */ field, /** @type {string} */ label, /** @type {TickRow} */ made, /** @type {boolean} */ put_in) {
    const seen = looks.get(`${id}:${field}`);
    const look = button("pk-secondary", t("Look at it: {label}", { label }), () => share.engine.ask("look", { draft: share.draft, entry: id, field }, 30000), { id: ctx.id(`look-${id}-${field}`) });
    return h("div", { class: "pk-share-look" }, !seen && look, ...(seen ? blocksOf(seen) : []), (seen || put_in) && made.el);
  }

  function onLook(/** @type {LookTold} */ { entry, field, pictures }) {
    looks.set(`${entry}:${field}`, pictures);
    open();
    wanted = ctx.id(`put-${entry}-${field}`);
    ctx.say(t("The picture is shown. Look for names and faces before you put it in."));
  }

  function again() {
    share.changed();
    open();
  }

  return { title: t("Check what leaves"), short: t("Check"), el, open, onCheck, onLook, check: () => "" };
}

/**
 * @param {string} srcdoc
 */
const preview = (srcdoc) => h("iframe", { class: "pk-preview", sandbox: "", title: t("The copy as your reader will see it"), srcdoc });

/**
 * Words that one person said, each with a tick to leave it out.
 * @param {Page<ShareView>} ctx
 * @param {Picked} pick
 * @param {import("../../generated/pages.d.ts").ByOne & { id: number }} given
 * @param {() => void} again
 */
function saidByOne(ctx, pick, { id, field, label, words, out }, again) {
  const set = (/** @type {string} */ word, /** @type {boolean} */ leaves) => {
    const now = new Set(pick.left_out[field] ?? []);
    leaves ? now.delete(word) : now.add(word);
    pick.left_out[field] = [...now];
    again();
  };
  return [h("h4", {}, t("Words said by one person")), h("p", {}, t("In “{label}”. A word that only one person says can show who it was. Take the tick away to leave a word out.", { label })),
    ...words.map((/** @type {string} */ word, /** @type {number} */ at) => {
      const made = tickRow(ctx.id(`word-${id}-${field}-${at}`), word, "", { checked: !out.includes(word), onchange: () => set(word, made.input.checked) });
      return made.el;
    })];
}
