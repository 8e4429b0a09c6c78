// Where a card stands: its front, its steps, its back, or all of it on one page. Kept while it is drawn anew, and for the next visit.

import { fromStore, shared } from "../page_state.js";

const ALL = "pk-one-page";

/** What this browser remembers, where it remembers anything. */
const remembered = (/** @type {string} */ key) => fromStore(() => window.localStorage.getItem(key), null);

/** Remember that, or with "" nothing. */
const remember = (/** @type {string} */ key, /** @type {string} */ value) => fromStore(() => (value ? window.localStorage.setItem(key, value) : window.localStorage.removeItem(key)), undefined);

/** What this tab of the browser knows under that name until it is closed, and how it is noted; null where it keeps nothing. */
const tabKnows = (/** @type {string} */ key) => fromStore(() => JSON.parse(window.sessionStorage.getItem(key) ?? "null"), null);
const tabNotes = (/** @type {string} */ key, /** @type {object} */ value) => fromStore(() => window.sessionStorage.setItem(key, JSON.stringify(value)), undefined);

const stepKey = (/** @type {string} */ workbook, /** @type {string} */ card) => `pk-step:${workbook}:${card}`;
const farOf = (/** @type {string | null} */ kept) => (kept || "").split("|").slice(1).map(Number);

/** How far a card was left, as [step, of], as far as this browser knows; [] where it does not. */
export const stepLeft = (/** @type {string} */ workbook, /** @type {string} */ card) => farOf(remembered(stepKey(workbook, card)));

/** Whether cards open as one page, as the person last chose. */
export const onePage = () => (shared().onePage ?? remembered(ALL)) === "yes";

const WAY_IN = "pk-way-in";
const WAY_IN_LASTS = 60000; // ms in which a card that was chosen is there, also where its page has to be loaded

/** Note how a card that is chosen elsewhere is to be met: "steps", "group", or "brief": its front, the short way first. */
export function chooseWayIn(/** @type {string} */ card, /** @type {string} */ way) {
  tabNotes(WAY_IN, { card, way, at: Date.now() });
}

/** How `card` was chosen to be met, asked once; "" where it was not, and shows its front. */
export function wayInto(/** @type {string} */ card) {
  const chosen = tabKnows(WAY_IN);
  if (chosen?.card !== card) return "";
  tabNotes(WAY_IN, {});
  return Date.now() - chosen.at < WAY_IN_LASTS ? String(chosen.way) : "";
}

const ROOM = "powerkit:room";

/** Note how long somebody said there is, and with how many people, while this tab of the browser stays. */
export const keepRoom = (/** @type {{ minutes: number, people: number }} */ { minutes, people }) => tabNotes(ROOM, { minutes, people });

/** How long somebody said there is, and with how many people, on this page or another before it. Both are 0 where nobody did. @returns {{ minutes: number, people: number }} */
export const saidRoom = () => shared().room ?? tabKnows(ROOM) ?? { minutes: 0, people: 0 };

const DEALT = "pk-dealt";
const DEALT_LASTS = 2 * 3600 * 1000; // ms in which what was said of a time is still meant

/** @typedef {{ card: string, title?: string, file?: string, way?: string }} Dealt */

/** Note the cards that fit the time and the people said on the start page, as { card, title, file, way }: *Next card* leads to them. */
export const dealNext = (/** @type {Dealt[]} */ cards) => tabNotes(DEALT, { cards, at: Date.now() });

/**
 * The next of them that is not `card`, each once; none where nobody said how long there is. Only a `look` at it leaves it there.
 * @param {string} card
 * @param {{ look?: boolean }} [how]
 * @returns {Dealt | undefined}
 */
export function nextDealt(card, { look = false } = {}) {
  const { cards, at } = tabKnows(DEALT) ?? { cards: [], at: 0 };
  if (Date.now() - at > DEALT_LASTS) return undefined;
  const [next, ...rest] = cards.filter((/** @type {Dealt} */ each) => each.card !== card);
  if (!look) tabNotes(DEALT, { cards: rest, at });
  return next;
}

/** The step at which this place in the browser's history has `card`, as after a reload; "" where it has none. */
export function stepHere(/** @type {string} */ card) {
  const { state } = window.history;
  return state?.card === card && typeof state.step === "string" ? state.step : "";
}

/**
 * Where `card` stands: { at(), go(place), step(), note(step), chooseAll(yes) }. `went(place)` is told of each change.
 * @param {Pick<import("./shapes.d.ts").Card, "view" | "root" | "event">} card
 * @param {(place: string) => void} went
 */
export function placeOf(card, went) {
  const { id } = card.view.card;
  const places = (shared().places ??= {});
  const key = stepKey(card.view.workbook, id);
  let place = "";

  return {
    at: () => place,
    /** Where it stood before it was drawn anew; "" for a card that was not open. */
    before: () => places[id] ?? "",
    go(/** @type {string} */ to) {
      if (place === to) return;
      place = to;
      places[id] = to;
      card.root.setAttribute("data-pk-place", to);
      went(to);
      card.event("place", { place: to });
    },
    /** The key of the step that was left last, and how far that is, as "place|3|5". */
    step: () => (remembered(key) || "").split("|")[0],
    far: () => farOf(remembered(key)),
    note: (/** @type {string} */ step, /** @type {number} */ at, /** @type {number} */ of) => remember(key, `${step}|${at}|${of}`),
    forget: () => remember(key, ""),
    chooseAll: (/** @type {boolean} */ yes) => remember(ALL, (shared().onePage = yes ? "yes" : "")),
  };
}
