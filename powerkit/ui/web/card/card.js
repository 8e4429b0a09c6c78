// One card: its parts put together, and kept in touch with Python.

import { browserStore, identity, outbox } from "../autosave.js";
import { button, speaker } from "../dom.js";
import { shared } from "../page_state.js";
import { projector, projectorSwitch } from "../projector.js";
import { asking } from "../rpc.js";
import { takeAway } from "./agreements.js";
import { answersOf } from "./answers.js";
import { arriving } from "./arriving.js";
import { waitingBoxes } from "./boxes.js";
import { conditions, shortWay } from "./conditions.js";
import { connection } from "./connection.js";
import { contexts } from "./context.js";
import { curtainOf } from "./curtain.js";
import { problemsOf } from "./errors.js";
import { groupView } from "./group_view.js";
import { layOut, placesOf } from "./layout.js";
import { offersOf } from "./offers.js";
import { seating } from "./placement.js";
import { framing } from "./questions.js";
import { savingOf } from "./saving.js";
import { statusBar } from "./status_bar.js";
import { freshPart, versionLine } from "./versions.js";

/** What all parts of a card share: what is asked, what is answered, the browser's store, the line to Python. */
function stateOf(root, model) {
  const view = model.get("view");
  const frames = new Map(); // field id → frame
  /** @type {any} */
  const card = {
    root, view, frames,
    instance: "pk" + (shared().seq += 1),
    timing: { ack: 3000, debounce: 150, save: 10000, ...view.timing },
    values: {}, // what each field shows now
    followers: [], // told of each answer that changed; of null when all of them have come
    voice: speaker(),
    who: identity(),
    store: browserStore(`powerkit:${view.workbook}:${view.card.id}:`),
    safe: projector(),
    send: (message) => model.send(message),
    boxes: waitingBoxes(frames, (id, value) => card.answers.edited(id, value)),
    event: (name, more = {}) => root.dispatchEvent(new CustomEvent("powerkit:" + name, { bubbles: true, detail: { card: view.card.id, ...more } })),
  };
  card.contextOf = contexts(card);
  card.ctx = card.contextOf({ id: "card" });
  return card;
}

/** Build a card in `root` and keep it in touch with Python through `model`. Returns what to do when it is taken away. */
export function openCard(root, model) {
  const card = stateOf(root, model);
  const { view, ctx, frames, voice, who, store, send, safe, timing, boxes } = card;
  const lost = () => card.event("lost");
  const bar = statusBar();
  const saveButton = button("pk-save", "Save to my log book", () => saving.save(), { "data-pk-key": "save" });
  const pressed = (yes) => (yes ? saveButton.setAttribute("aria-disabled", "true") : saveButton.removeAttribute("aria-disabled"));
  const line = connection({ send, who, timing, on: { change: showStatus, lost, pressed } });
  const drafts = outbox({ who, store, send, timing, on: { change: showStatus, lost } });
  const questions = asking(send, who.client, timing.ask);
  const parts = placesOf(ctx);
  const seats = seating(ctx, card.values, safe);
  Object.assign(card, { line, drafts, questions, parts, seats });
  const brief = shortWay(root, view, ctx);
  const main = (field) => !root.classList.contains("pk-short") || field.short;
  card.showAsked = conditions(view.fields || [], frames, card.values, voice.say);
  card.group = groupView(root, {
    view, ctx, frames, seats, safe, finish: parts.finish, guests: [bar.el, voice.el, parts.problems],
    shown: (id) => !frames.get(id).box.hidden && main(frames.get(id).field),
  });
  card.answers = answersOf(card);
  card.problems = problemsOf(card, parts.problems, brief.off);
  card.version = versionLine(card, takeAway(ctx, safe));
  const offers = offersOf(card, parts.offers, parts.focus);
  const saving = savingOf(card, offers, bar, showStatus);
  const toggle = projectorSwitch(ctx.id("projector"), safe, voice.say);

  function showStatus() {
    const before = bar.el.classList.contains("pk-bar-unsaved");
    const state = line.status(drafts.status());
    const words = bar.set({ ...state, kept: store.works() });
    if (words) voice.say(words);
    else if (before && state.is === "saved") voice.say(`Saved again at ${state.at}.`);
  }

  function refused(message) {
    console.warn("powerkit: refused", view.card.id);
    const words = message.error || "The workbook did not understand that.";
    if (message.what) questions.told(message);
    else if (message.field) drafts.ack({ client: who.client, n: message.n, field: message.field, ok: false, error: words });
    else line.refused(words);
  }

  function ack(message) {
    drafts.ack(message);
    line.acknowledged();
  }

  for (const name of ["input", "change", "click", "keyup"]) root.addEventListener(name, () => queueMicrotask(boxes.sweep));
  line.hello(); // the question travels while the page is built
  layOut(card, framing(card), { toggle, brief, bar, save: saveButton, fresh: freshPart(ctx, saving.fresh) });
  card.curtain = curtainOf(card, toggle);
  showStatus();
  const answers = arriving(card, offers, { afresh: saving.begunAfresh, shown: showStatus });
  return attached(card, model, { answers, ack, saved: saving.saved, refused, told: questions.told });
}

/** Listen to Python, to the window and to the projector's switch, and tell the page that the card is there. Returns what ends it. */
function attached(card, model, heard) {
  const { line, drafts, store } = card;
  let heardAt = 0;
  const listen = (message) => {
    heardAt = performance.now();
    heard[message?.kind]?.(message);
  };
  const entry = {
    id: card.view.card.id,
    pending: () => drafts.pending() + (line.busy() ? 1 : 0),
    flush: () => drafts.flush(),
    kept: store.works,
    settled: line.settled,
    heard: () => heardAt,
  };
  const warn = (leaving) => {
    if (drafts.pending() && !store.works()) leaving.preventDefault();
  };
  const leave = () => line.leave();
  model.on("msg:custom", listen);
  shared().cards.add(entry);
  window.addEventListener("beforeunload", warn);
  window.addEventListener("pagehide", leave);
  const unfollow = card.safe.follow(card.curtain.turned);
  return () => {
    model.off("msg:custom", listen);
    unfollow();
    window.removeEventListener("beforeunload", warn);
    window.removeEventListener("pagehide", leave);
    line.close();
    drafts.close();
    card.questions.close();
    shared().cards.delete(entry);
  };
}
