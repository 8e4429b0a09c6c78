// Step 1 of a share: which entries.

import { button, h, show } from "../../dom.js";
import { tickRow } from "../names/tick_row.js";
import { doorTo } from "../page.js";
import { sentences, t, tn } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { Choosing, SavedSince, ShareTold, ShareView } from "../../generated/pages.d.ts" */

/** @type {[string, { number: number, title: string }][]} */
const OTHER = [
  ["quick", { number: 0, title: t("Quick entries") }],
  ["pages", { number: 0, title: t("Reviews, supervision and where you are heading") }],
  ["gone", { number: 0, title: t("Cards no longer in the deck") }],
];

/**
 * @param {Choosing} entry
 */
const called = (entry) => `${entry.card} ${entry.title}${entry.community ? ": " + entry.community : ""}`.trim();

/**
 * What is new since a copy, on the button that chooses it.
 * @param {SavedSince} given
 */
function freshWords({ to, when, entries }) {
  const it = { name: to, when };
  return to
    ? tn("New since your last copy for {name}, {when}: {number} entry", "New since your last copy for {name}, {when}: {number} entries", entries.length, it)
    : tn("New since your last copy, {when}: {number} entry", "New since your last copy, {when}: {number} entries", entries.length, it);
}

/**
 * Returns { title, el, draw(message), check() → what is wrong, or "" }.
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
// Long: what is chosen, ticked and counted change together.
export function shareChoose(ctx, share) {
  const tally = h("p", { class: "pk-tally", role: "status" });
  const quick = h("div", { class: "pk-since" });
  const groups = h("div", {});
  const came = h("p", { class: "pk-note", hidden: true });
  const boxes = new Map(); // entry id → input
  const lead = h("p", {}, t("Nothing leaves before you have seen it and made the files yourself."));
  const el = h("div", {}, lead, came, quick, tally, groups);

  function draw(/** @type {ShareTold} */ { entries, since }) {
    boxes.clear();
    for (const id of Object.keys(share.draft.chosen)) {
      if (!entries.some((entry) => String(entry.id) === id && !entry.why_not)) delete share.draft.chosen[id];
    }
    const fresh = since.filter((item) => item.entries.length);
    quick.replaceChildren(...fresh.map((item) =>
      button("pk-secondary", freshWords(item), () => since_(item))));
    const places = [...ctx.view.capabilities.map(({ number, title }) => /** @type {typeof OTHER[0]} */ ([String(number), { number, title }])), ...OTHER];
    groups.replaceChildren(...places.map(([id, place]) => group(place, entries.filter((entry) => entry.group === id))).filter(Boolean));
    arrive(entries);
    for (const part of [lead, tally]) show(part, entries.length);
    if (!entries.length) groups.replaceChildren(h("p", {}, t("Nothing is saved yet, so there is nothing to share. Save a card first."), " ", doorTo("00-start.ipynb", "", {}, t("Choose a card"))));
    count();
  }

  function arrive(/** @type {Choosing[]} */ entries) {
    const entry = cameFrom(entries, came);
    if (entry && !entry.why_not) all([entry.id]);
    if (entry) share.draft.step = 0;
  }

  function group(/** @type {{ number: number, title: string }} */ one, /** @type {Choosing[]} */ entries) {
    if (!entries.length) return null;
    const can = entries.filter((entry) => !entry.why_not);
    return h("fieldset", { class: "pk-capability-block" },
      h("legend", { class: "pk-legend" }, one.number > 0 && h("span", { class: "pk-number" }, `${one.number}. `), one.title),
      ...entries.map(row),
      can.length > 1 && button("pk-quiet", t("Choose all {can} of these", { can: can.length }), () => all(can.map((entry) => entry.id)), { class: "pk-button pk-quiet pk-quiet-all", "aria-label": t("Choose all {can} of these: {title}", { can: can.length, title: one.title }) }));
  }

  function row(/** @type {Choosing} */ entry) {
    const name = called(entry);
    if (entry.why_not) {
      return h("div", { class: "pk-barred" }, h("p", { class: "pk-barred-name", dir: "auto" }, name), h("p", { class: "pk-hint" }, sentences(t("Cannot be chosen."), entry.why_not)));
    }
    const hint = entry.private ? t("{said}. You keep this entry private: you can put single answers in by hand.", { said: entry.said }) : entry.said;
    const made = tickRow(ctx.id("entry-" + entry.id), name, hint, { "data-pk-entry": String(entry.id), checked: Boolean(share.draft.chosen[entry.id]), onchange: () => set(entry.id, made.input.checked) });
    boxes.set(entry.id, made.input);
    return made.el;
  }

  function set(/** @type {number} */ id, /** @type {boolean} */ yes) {
    if (yes) share.draft.chosen[id] ??= { put_in: [], left_out: {} };
    else delete share.draft.chosen[id];
    share.changed();
    count();
  }

  function all(/** @type {number[]} */ ids) {
    for (const id of ids) {
      const box = boxes.get(id);
      if (box) box.checked = true;
      share.draft.chosen[id] ??= { put_in: [], left_out: {} };
    }
    share.changed();
    count();
  }

  function since_(/** @type {SavedSince} */ { to, entries }) {
    if (!share.draft.to) share.draft.to = to;
    all(entries);
  }

  function count() {
    const number = Object.keys(share.draft.chosen).length;
    tally.textContent = number ? tn("{number} entry chosen.", "{number} entries chosen.", number) : t("Nothing chosen yet.");
  }

  return { title: t("Choose what to share"), short: t("Choose"), el, draw, check: () => (Object.keys(share.draft.chosen).length ? "" : t("Choose at least one entry.")) };
}

/**
 * The card that the leader came from (“Show my supervisor”), once; `told` says what becomes of it.
 * @param {Choosing[]} entries
 * @param {HTMLElement} told
 */
function cameFrom(entries, told) {
  const asked = Number(/^#entry-(\d+)$/.exec(location.hash)?.[1]);
  const entry = entries.find((each) => each.id === asked);
  show(told, Boolean(entry));
  if (!entry) return null;
  told.textContent = entry.why_not ? t("{called} cannot be chosen. {why_not}", { called: called(entry), why_not: entry.why_not }) : t("You came from {called}, so it is chosen. Continue, or choose more.", { called: called(entry) });
  history.replaceState(history.state, "", location.pathname + location.search);
  return entry;
}
