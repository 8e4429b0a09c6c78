// One card: its front, and what is built when it is opened, kept in touch with Python.

import { browserStore, identity, knownVersion } from "./browser_store.js";
import { h, speaker } from "../dom.js";
import { outbox } from "./outbox.js";
import { shared } from "../page_state.js";
import { projector } from "../projector.js";
import { asking } from "../rpc.js";
import { suitColour, suitOf } from "../suits.js";
import { backOf } from "./back.js";
import { waitingBoxes } from "./waiting_words.js";
import { connection } from "./connection.js";
import { contexts } from "./context.js";
import { restoreFocus } from "./focus.js";
import { showExample } from "./example.js";
import { frontOf } from "./front.js";
import { hersFirst, holds } from "./entries_of_card.js";
import { openBody } from "./open.js";
import { chooseWayIn, nextDealt, onePage, placeOf, stepHere, wayInto } from "./place.js";
import { CHANGE, TAKE } from "./steps.js";
import { stillSafe } from "./still_safe.js";
import { t } from "../language.js";

/** @import { Acknowledged, Answers, FromPage, OtherEntry, Refused, Saved } from "../generated/messages.d.ts" */
/** @import { Heard, Model } from "../shapes.d.ts" */
/** @import { Card, Frame, OpenCard, Standing } from "./shapes.d.ts" */

/**
 * What all parts of a card share: what is asked, what is answered, the browser's store, the line to Python.
 * @param {HTMLElement} root
 * @param {Model} model
 */
function stateOf(root, model) {
  const view = model.get("view");
  /** @type {Map<string, Frame>} */
  const frames = new Map();
  const card = /** @type {Card} */ (/** @type {Partial<Card>} */ ({
    root, view, frames,
    instance: "pk" + (shared().seq += 1),
    timing: { ack: 3000, debounce: 150, save: 10000, ...view.timing },
    values: {}, // what each field shows now
    followers: /** @type {Card["followers"]} */ ([]), // told of each answer that changed; of null when all of them have come
    voice: speaker(),
    who: identity(),
    store: browserStore(`powerkit:${view.workbook}:${view.card.id}:`),
    safe: projector(),
    send: (/** @type {FromPage} */ message) => model.send(message),
    boxes: waitingBoxes(frames, (id, value) => card.answers.edited(id, value)),
    event: (/** @type {string} */ name, more = {}) => root.dispatchEvent(new CustomEvent("powerkit:" + name, { bubbles: true, detail: { card: view.card.id, ...more } })),
    bring() {}, // turns to the step of a question, once there are steps
  }));
  card.contextOf = contexts(card);
  card.ctx = card.contextOf({ id: "card" });
  return card;
}

const LOG_BOOK = "11-log-book.ipynb";
const SHARE = "12-share.ipynb";

/** Go to another `page` of the workbook, as a link there does: to a `place` on it, if there is one. */
const visit = (/** @type {string} */ page, /** @type {string | 0 | undefined} */ place) => h("a", { href: page + (place ? `#${place}` : ""), "data-pk-page": page }).click();
const entryPlace = (/** @type {number | undefined} */ entry) => entry && `entry-${entry}`;

/**
 * Go to the next card: of those dealt for the time and the people she said, or the next one of the deck.
 * @param {Card} card
 */
function goOn(card) {
  const next = nextDealt(card.view.card.id);
  if (!next) return card.event("turn", { by: 1 });
  if (next.way) chooseWayIn(next.card, next.way);
  visit(/** @type {string} */ (next.file), `card-${next.card.replace(".", "-")}`);
}

/** The ways into a card's steps: on its front, and on the start page. */
const waysInto = (/** @type {Card} */ card, /** @type {OpenCard} */ open) => ({
  steps: () => open("steps"),
  brief: () => open("steps", { brief: true }),
  group: () => open("", { then: () => card.group.open() }),
});

/** The front of a card: where its buttons lead. */
function frontFor(/** @type {Card} */ card, /** @type {OpenCard} */ open) {
  return frontOf(card, {
    ...waysInto(card, open),
    take: () => open("steps", { key: TAKE }),
    about: () => open("", { then: () => card.about() }),
    example: () => showExample(card),
    saved: () => card.toBack(),
    other: (which) => card.toBack(true, which),
  });
}

/**
 * The back of a card: where its buttons lead. What changes an entry has the card hold the one whose back it is.
 * @param {Card} card
 * @param {OpenCard} open
 */
function backFor(card, open) {
  return backOf(card, {
    hold: (entry) => holds(card, entry),
    change: () => open("steps", { key: CHANGE }),
    next: () => goOn(card),
    leads: () => nextDealt(card.view.card.id, { look: true }),
    everything: (which) => visit(LOG_BOOK, entryPlace(which)),
    other: (which) => card.toBack(true, which),
    show: (which) => visit(SHARE, entryPlace(which)),
    group: waysInto(card, open).group,
    away: (picture) => open("", { then: () => card.version.takeAway(picture) }),
  });
}

/**
 * Show a card in `root` and keep it in touch with Python through `model`. Returns what to do when it is taken away.
 * @param {HTMLElement} root
 * @param {Model} model
 */
// Long: the order in which the parts of a card come to be is what a card is.
export function openCard(root, model) {
  const card = stateOf(root, model);
  const { ctx, send, timing, who, store } = card;
  const lost = () => card.event("lost");
  /** @type {ReturnType<typeof openBody> | null} */
  let body = null; // what is built when the card is first opened
  const shown = () => body?.showStatus();
  card.line = connection({ send, who, timing, on: { change: shown, lost, pressed: (/** @type {boolean} */ yes) => body?.pressed(yes) } });
  card.drafts = outbox({ who, store, send, timing, on: { change: shown, lost } });
  card.questions = asking(send, who.client, timing.ask);
  card.place = placeOf(card, (to) => {
    root.setAttribute("aria-labelledby", ctx.id(to === "back" ? "back" : "title"));
    if (to !== "back") back.hide();
    body?.went(to);
  });
  const front = frontFor(card, open);
  card.front = front;
  const back = backFor(card, open);
  root.style.setProperty("--pk-suit", suitColour(suitOf(card.view.card.id)));
  root.append(stillSafe(card), front.el, back.el);

  /** The saved card lies on its back, or on its front where there is none. */
  async function toBack(turn = true, /** @type {number | undefined} */ entry = undefined) {
    if (!(await back.show(turn, entry))) return;
    if (card.group?.isOpen()) return back.hide(); // a group that began meanwhile stays
    const held = root.contains(document.activeElement); // what has the focus leaves the screen with the front
    card.place.go("back");
    if (turn || held) back.focus();
  }
  card.toBack = toBack;

  /** @type {Standing | null} */
  let last = null;
  let beside = /** @type {OtherEntry[]} */ ([]); // its other entries
  card.entry = () => (card.version?.last() ?? last?.version)?.entry;

  function standing(said = last) {
    last = said;
    if (!said) return;
    const { version, changed, values } = said;
    const begun = Boolean(version) || changed || store.list().length > 0;
    front.told({ other: version && !card.safe.on() ? hersFirst(beside) : undefined, begun, far: changed ? card.place.far() : [], community: card.safe.on() ? "" : values?.["about.community"] || version?.community, saved: Boolean(version) });
  }
  card.standing = standing;

  /** Build what lies behind the front, once, and go there when its answers have come. @type {OpenCard} */
  function open(to, { key = "", brief = false, again = false, then = () => {} } = {}) {
    const begun = Boolean(body);
    body ??= openBody(card);
    body.arrive(to, { key, brief, again });
    body.whenReady(then);
    if (begun) return;
    root.setAttribute("data-pk-state", "loading");
    card.line.hello();
  }

  function answers(/** @type {Answers} */ message) {
    beside = message.beside ?? [];
    if (body) return body.arrived(message);
    card.line.answered();
    standing(message);
    if (waits(card, message)) return open("");
    if (message.version && !message.changed && card.place.at() === "front") toBack(false);
    root.setAttribute("data-pk-state", "ready");
    restoreFocus(root, card.view.card.id);
    card.event("ready");
  }

  meet(card, open);
  historyAsks(root, { enter: (key) => open("steps", { key }), leave: () => body?.leaveSteps() });
  const leave = attached(card, model, { answers, saved: (message) => body?.saved(message) });
  return () => {
    back.hide();
    body?.end();
    leave();
  };
}

/**
 * How `card` is met: as it stood, as it was chosen elsewhere, at the step of this place in the history; else its front says how it stands.
 * @param {Card} card
 * @param {OpenCard} open
 */
function meet(card, open) {
  const { id } = card.view.card;
  const was = card.place.before();
  const [way, step] = [wayInto(id), stepHere(id)];
  card.place.go("front");
  if (way === "brief") card.front.brief();
  if (onePage() || was === "all") open("all");
  else if (was === "steps" || shared().group?.at?.card === id) open(was, { again: true });
  else if (way === "steps" || way === "group") waysInto(card, open)[way]();
  else if (step) open("steps", { key: step });
  else card.line.hello();
}

/**
 * The browser's Back and Forward buttons go out of the steps and into them.
 * @param {HTMLElement} root
 * @param {{ enter(key: string): void, leave(): void }} act
 */
function historyAsks(root, { enter, leave }) {
  root.addEventListener("powerkit:enter-steps", (event) => enter(/** @type {CustomEvent<{ step: string }>} */ (event).detail?.step));
  root.addEventListener("powerkit:leave-steps", leave);
}

/**
 * Whether something is to be sent, offered or said that can't wait until the card is opened.
 * @param {Card} card
 * @param {Answers} message
 */
function waits(card, message) {
  const known = !message.held && knownVersion(card.view.workbook, card.view.card.id).compare(message.version, message.forgotten);
  return known || card.store.list().length + card.store.strays().length + (message.others ?? []).length > 0;
}

/**
 * @param {Card} card
 * @param {Refused} message
 */
function refused(card, message) {
  console.warn("powerkit: refused", card.view.card.id);
  const words = message.error || t("The workbook did not understand that.");
  if (message.what) card.questions.told(message);
  else if (message.field) card.drafts.ack({ kind: "ack", client: card.who.client, n: /** @type {number} */ (message.n), field: message.field, ok: false, error: words });
  else card.line.refused(words);
}

/**
 * Listen to Python, to the window and to the projector's switch, and tell the page that the card is there. Returns what ends it.
 * @param {Card} card
 * @param {Model} model
 * @param {{ answers(message: Answers): void, saved(message: Saved): void }} heard
 */
function attached(card, model, heard) {
  const { line, drafts, questions, store } = card;
  const ack = (/** @type {Acknowledged} */ message) => {
    drafts.ack(message);
    line.acknowledged();
  };
  const parts = { ...heard, ack, told: questions.told, refused: (/** @type {Refused} */ message) => refused(card, message) };
  let heardAt = 0;
  const listen = (/** @type {Heard} */ message) => {
    heardAt = performance.now();
    parts[/** @type {keyof typeof parts} */ (message?.kind)]?.(message);
  };
  const entry = {
    id: card.view.card.id,
    pending: () => drafts.pending() + (line.busy() ? 1 : 0),
    flush: () => drafts.flush(),
    kept: store.works,
    settled: line.settled,
    heard: () => heardAt,
  };
  const warn = (/** @type {Event} */ leaving) => {
    if (drafts.pending() && !store.works()) leaving.preventDefault();
  };
  const leave = () => line.leave();
  model.on("msg:custom", listen);
  shared().cards.add(entry);
  window.addEventListener("beforeunload", warn);
  window.addEventListener("pagehide", leave);
  const unfollow = card.safe.follow(() => {
    card.curtain?.turned();
    card.standing();
  });
  return () => {
    model.off("msg:custom", listen);
    unfollow();
    window.removeEventListener("beforeunload", warn);
    window.removeEventListener("pagehide", leave);
    line.close();
    drafts.close();
    questions.close();
    shared().cards.delete(entry);
  };
}
