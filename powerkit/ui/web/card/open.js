// What lies behind a card's front: its questions, its steps, its saving. Built when the card is first opened.

import { blank } from "../compare.js";
import { button } from "../dom.js";
import { projectorSwitch } from "../projector.js";
import { takeAway } from "./agreements.js";
import { answersOf } from "./answers.js";
import { arriving } from "./receive.js";
import { conditions, shortWay } from "./conditions.js";
import { curtainOf } from "./curtain.js";
import { problemsOf } from "./errors.js";
import { groupView } from "./group_view.js";
import { layOut, placesOf } from "./layout.js";
import { laidOver } from "./overlay.js";
import { offersOf } from "./offers.js";
import { overlongIn } from "./overlong.js";
import { seating } from "./placement.js";
import { framing } from "./questions.js";
import { savingOf } from "./saving.js";
import { pageKeys, stageOf } from "./stage.js";
import { statusBar } from "./status_bar.js";
import { ABOUT, CHANGE } from "./steps.js";
import { freshPart, versionLine } from "./versions.js";
import { t } from "../language.js";

/** @import { Answers } from "../generated/messages.d.ts" */
/** @import { Section } from "./layout.js" */
/** @import { Asked, Card, Frame } from "./shapes.d.ts" */

/** Whether anything stands on the card but what is said about the entry, such as its community. */
const written = (/** @type {Card} */ { values }) => Object.entries(values).some(([id, value]) => !id.startsWith("about.") && !blank(value));

/**
 * The front says what stands behind it now.
 * @param {Card} card
 */
function tellFront(card) {
  card.standing({ version: card.version.last(), changed: written(card), values: card.values });
}

/**
 * The parts of the card that belong together before anything is laid out.
 * @param {Card} card
 */
function partsOf(card) {
  const { root, view, ctx, frames, voice, safe } = card;
  card.parts = placesOf(ctx);
  card.seats = seating(ctx, card.values, safe, `${view.workbook}:${view.card.id}`);
  const brief = shortWay(root, view, ctx);
  const bar = statusBar();
  const main = (/** @type {Asked} */ field) => !root.classList.contains("pk-short") || field.short;
  card.showAsked = conditions(view.fields || [], frames, card.values, voice);
  card.group = groupView(root, {
    view, ctx, frames, seats: card.seats, safe, brief, finish: card.parts.finish, guests: [bar.el, voice.el, card.parts.problems],
    shown: (id) => {
      const { box, field } = /** @type {Frame} */ (frames.get(id));
      return !box.hidden && main(field);
    },
    entry: () => (card.version.last() || written(card) ? { saved: Boolean(card.version.last()), more: !card.version.unchanged() } : null),
    fresh: () => card.fresh("entry"), left: () => card.groupLeft(),
  });
  card.answers = answersOf(card);
  card.problems = problemsOf(card, card.parts.problems, () => brief.set(false));
  const actions = (view.fields || []).filter((field) => "statuses" in field);
  card.version = versionLine(card, takeAway(ctx, safe, { covered: () => actions.some(({ id }) => card.seats.why(id)), write: actions[0] && (() => writeOn(card, actions[0].id)) }));
  return { brief, bar, toggle: projectorSwitch(ctx.id("projector"), safe, voice.say) };
}

/**
 * Lead to a question from wherever the card is, its back too.
 * @param {Card} card
 * @param {string} id
 */
function writeOn(card, id) {
  if (card.place.at() === "back") card.place.go("steps"), card.stage?.open(CHANGE);
  card.problems.goTo(id, card.frames.get(id)?.control.main);
}

/**
 * Whose community and with whom, a part of the card that is laid over what shows: { open(), end() }.
 * @param {Card} card
 * @param {HTMLElement} part
 * @param {() => void} closed
 */
function aboutOver({ root, voice }, part, closed) {
  /** @type {HTMLDialogElement | null} */
  let over = null;
  const how = { title: t("Community and people"), look: "pk-about-over", key: "about-close" };
  return {
    open: () => void (over = laidOver(root, how, [part, voice.el], () => ((over = null), closed()))),
    end: () => over?.close(),
  };
}

/**
 * When a card that is saved turns over: { kept(), groupLeft() }.
 * @param {Card} card
 * @param {{ focus(): unknown }} stage
 * @param {() => Promise<unknown>} takeBack
 * @param {(place: string) => void} turnTo
 */
function turning(card, stage, takeBack, turnTo) {
  const { place, boxes, version } = card;
  const waits = () => boxes.waiting().length > 0;

  function turnOver() {
    place.forget();
    card.standing({ version: card.version.last(), changed: false, values: card.values });
    card.toBack();
  }

  return {
    /** A version is saved: the card that was held step by step turns over. */
    kept() {
      if (place.at() === "steps" && !card.group.isOpen() && !waits()) turnOver();
    },
    /** Group view is left: a card that is saved turns over, and steps go on where they were. What was begun and not written on is none. */
    async groupLeft() {
      if (card.safe.on()) card.voice.say(t("Projector-safe is on. Group view switches it on."));
      if (version.isAfresh() && !written(card) && !waits()) await takeBack();
      if (place.at() === "all") return;
      if (version.unchanged() && !waits()) turnOver();
      else if (place.at() === "steps") stage.focus();
      else tellFront(card), turnTo("front"), card.root.querySelector(".pk-still-safe")?.scrollIntoView({ block: "nearest" });
    },
  };
}

/**
 * Build the rest of `card`: { arrive(place, how), arrived(message), saved(message), went(place), whenReady(then), showStatus(), pressed(yes), end() }.
 * @param {Card} card
 */
// Long: the order in which what lies behind a front is built, each part made of those before it.
export function openBody(card) {
  const { root, ctx, voice, store, line, drafts, boxes, place } = card;
  const { brief, bar, toggle } = partsOf(card);
  const saveButton = button("pk-save", t("Save to my log book"), () => saving.save(), { "data-pk-key": "save" });
  const offers = offersOf(card, card.parts.offers, card.parts.focus);
  const saving = savingOf(card, offers, bar, showStatus);
  /** @type {(() => void)[]} */
  const waiting = [];

  const ready = (/** @type {() => void} */ then) => (line.ready() ? then() : waiting.push(then));

  function showStatus() {
    saveButton.classList.toggle("pk-secondary", card.version.unchanged()); // what is saved leads on
    const before = bar.el.classList.contains("pk-bar-unsaved");
    const state = line.status(drafts.status());
    const words = bar.set({ ...state, kept: store.works(), version: card.version.unchanged() && !boxes.waiting().length ? card.version.last() : null });
    if (words) voice.say(words);
    else if (before && state.is === "saved") voice.say(t("Saved again at {at}.", { at: state.at }));
  }

  for (const name of ["input", "change", "click", "keyup"]) root.addEventListener(name, () => queueMicrotask(boxes.sweep));
  const fresh = freshPart(ctx, saving.fresh);
  const { tools, sections, words, rest } = layOut(card, framing(card), { toggle, brief, bar, save: saveButton, fresh, steps: () => turnTo("front") });
  const leaveSteps = () => (card.version.unchanged() ? card.toBack() : turnTo("front"));
  const about = aboutOver(card, /** @type {Section} */ (sections.get(ABOUT)).el, () => place.at() === "front" && tellFront(card));
  const stage = stageOf(card, sections, { bar: bar.el, more: [tools, fresh] }, {
    leave: leaveSteps, all: () => turnTo("all"), about: about.open, save: () => saving.save(), summary: words.refresh,
  });
  card.bring = stage.bring;
  card.stage = stage;
  const ends = [pageKeys(root, stage), overlongIn(root), about.end];
  root.append(stage.top, ...rest, stage.foot);
  card.curtain = curtainOf(card, toggle, words);
  showStatus();
  Object.assign(card, { about: about.open, fresh: saving.fresh, save: saving.save, ...turning(card, stage, saving.takeBack, turnTo) });
  const answers = arriving(card, offers, { afresh: saving.begunAfresh, shown: showStatus });

  function turnTo(/** @type {string} */ to) {
    if (to === "all" || place.at() === "all") place.chooseAll(to === "all");
    place.go(to);
    if (to === "front") card.front.focus();
  }

  /** What stands elsewhere in the steps goes back to the whole page. */
  function went(/** @type {string} */ to) {
    if (to === "steps") return;
    stage.leave();
    if (to === "back") card.seats.coverAll(), words.refresh();
    if (to === "front") tellFront(card);
  }

  return {
    arrive(/** @type {string} */ to, /** @type {{ key: string, brief: boolean, again: boolean }} */ { key, brief: short, again }) {
      if (short) brief.set(true);
      if (to) place.go(to);
      if (to === "steps") stage.open(key);
      if (to === "steps" && !again) ready(stage.focus); // until its answers are there it takes no focus
    },
    arrived(/** @type {Answers} */ message) {
      const first = !line.ready();
      answers(message);
      if (first) waiting.splice(0).forEach((then) => then());
      stage.refresh();
    },
    saved: saving.saved,
    went,
    leaveSteps,
    whenReady: ready,
    showStatus,
    end() {
      ends.forEach((end) => end());
      card.group.end();
    },
    pressed: (/** @type {boolean} */ yes) => (yes ? saveButton.setAttribute("aria-disabled", "true") : saveButton.removeAttribute("aria-disabled")),
  };
}
