// The steps of a card, one screen at a time: the same questions as on the whole page, all but one step hidden.

//# style ./stage.css
//# style ./screens.css
import { button, h, show, wrongDay } from "../dom.js";
import { catchFocus, firstBox, hasKeyboard, keysOfBody } from "./focus.js";
import { homesOf } from "./overlay.js";
import { ABOUT, BESIDE, CHANGE, KEEP, firstUnanswered, stepAnswered, stepsOf } from "./steps.js";
import { t } from "../language.js";

/** @import { CardFace } from "../generated/views.d.ts" */
/** @import { Section } from "./layout.js" */
/** @import { Card, Step } from "./shapes.d.ts" */
/** @typedef {{ bar: HTMLElement, more: HTMLElement[] }} Guests */

/** The list of all steps, behind the bar of them in the top line: a part a step, filled where it is behind one or answered. */
function stepList(/** @type {(key: string) => void} */ go, /** @type {() => void} */ allOnOne, /** @type {Record<string, unknown>} */ values) {
  const list = h("ol", { class: "pk-step-list" });
  const dots = h("span", { class: "pk-dots", "aria-hidden": "true" });
  const name = h("span", { class: "pk-step-name" });
  const count = h("span", { class: "pk-step-count" });
  const panel = h("div", { class: "pk-step-panel" }, list, button("pk-quiet", t("All on one page"), allOnOne, { "data-pk-key": "all" }));
  const summary = h("summary", { "data-pk-key": "steps" }, h("span", { class: "pk-aside" }, t("All steps.")), " ", dots, count, name);
  const el = h("details", { class: "pk-steps-menu" }, summary, panel);
  const look = (/** @type {Step} */ step, /** @type {number} */ i, /** @type {number} */ at) => (i === at ? "pk-dot pk-now" : i < at || (step.asks.length && stepAnswered(step, values)) ? "pk-dot pk-past" : "pk-dot");
  const link = (/** @type {Step} */ step, /** @type {number} */ i, /** @type {number} */ at) => button("pk-step-link", step.title, () => go(step.key), { "aria-current": i === at ? "step" : null, "data-pk-key": "step-" + i });
  return {
    el,
    say(/** @type {Step[]} */ steps, /** @type {number} */ at) {
      el.open = false;
      dots.replaceChildren(...steps.map((step, i) => h("span", { class: look(step, i, at) })));
      count.textContent = at < 0 ? "" : t("{i} of {of}", { i: at + 1, of: steps.length });
      name.textContent = steps[at]?.title ?? "";
      list.replaceChildren(...steps.map((step, i) => h("li", {}, link(step, i, at))));
    },
  };
}

const TABLE = "00-start.ipynb";

const topLine = (/** @type {CardFace} */ card, /** @type {HTMLElement[]} */ ...rest) => h("div", { class: "pk-stage-top" },
  h("a", { class: "pk-button pk-quiet pk-to-cards", href: TABLE, "data-pk-page": TABLE, "data-pk-key": "to-cards" }, t("Cards")),
  h("p", { class: "pk-stage-card" }, h("span", { class: "pk-card-number" }, card.id), " ", h("span", { class: "pk-stage-title" }, card.title)), ...rest);

/** The buttons beneath a step: back, next or save, and what is asked for now and then. */
function stepFoot(/** @type {{ turn(by: number): void, save(): void, about(): void, version(): Card["version"], toBack(): void, toolsNow(done: () => void): HTMLElement[] }} */ { turn, save, about, version, toBack, toolsNow }) {
  let leaves = false; // whether the way back leads out of the steps
  const back = button("pk-secondary", t("Back"), () => turn(-1), { "data-pk-key": "step-back" });
  const next = button("", t("Next"), () => turn(1), { "data-pk-key": "step-next" });
  const keep = button("", t("Save"), save, { "data-pk-key": "step-save" });
  const tools = h("div", { class: "pk-step-tools" });
  const asSaved = button("pk-quiet", t("The card as saved"), toBack, { "data-pk-key": "as-saved" });
  const panel = h("div", { class: "pk-more-panel" }, tools, asSaved, button("pk-quiet", t("Community and people"), () => (put(), about()), { "data-pk-key": "about" }));
  const summary = h("summary", { "data-pk-key": "more" }, t("More"));
  const put = () => {
    menu.open = false;
    summary.focus({ preventScroll: true });
  };
  const again = () => void (back.textContent = !leaves ? t("Back") : version().unchanged() ? t("As saved") : t("Front"));
  const offered = () => {
    panel.style.maxHeight = `${menu.getBoundingClientRect().top - 24}px`; // its top stays in the window when it grows
    tools.replaceChildren(...toolsNow(put));
  };
  const menu = h("details", { class: "pk-more", ontoggle: () => menu.open && (show(asSaved, version().last()), offered()) }, summary, panel);
  return {
    el: h("div", { class: "pk-stage-foot" }, h("div", { class: "pk-buttons" }, back, next, keep), menu),
    panel,
    /** Of what is no step the way back leads where one came from: `ends` is true of the last step, `toFront` of what comes after the front. */
    say(/** @type {{ ends: boolean, toFront: boolean }} */ { ends, toFront }) {
      menu.open = false;
      show(next, !ends);
      show(keep, ends);
      leaves = toFront;
      again();
    },
    again,
  };
}

const headed = (/** @type {Step} */ step, /** @type {number} */ i, /** @type {number} */ of) => [i >= 0 && h("span", { class: "pk-aside" }, t("Step {i} of {of}.", { i: i + 1, of })), i >= 0 && " ", step.question || step.title].filter(Boolean);

/** What looks back at another card stands first where it has something to choose, else last. It stays there while the step shows. */
function arranged(/** @type {HTMLElement} */ el, /** @type {Step} */ { key }, /** @type {boolean} */ arriving) {
  if (!arriving && el.getAttribute("data-pk-arranged") === key) return;
  el.setAttribute("data-pk-arranged", key);
  el.classList.toggle("pk-recall-last", !el.querySelector('.pk-field[data-pk-kind="recall"] .pk-options')?.childElementCount);
}

/** A section as the step it is now: its heading, what is folded in it, and how it looks. */
function dressed(/** @type {Section} */ section, /** @type {Step} */ step, /** @type {(HTMLElement | string)[]} */ words, /** @type {boolean} */ arriving) {
  const { el, heading, tools } = section;
  (step.tool?.screen?.(step.screen ?? null) || el).prepend(heading);
  el.classList.toggle("pk-step-alone", Boolean(step.alone));
  el.classList.toggle("pk-step-screen", Boolean(step.screen));
  arranged(el, step, arriving);
  for (const child of /** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll(":scope > .pk-field"))) child.classList.toggle("pk-step-elsewhere", Boolean(step.without?.includes(child)));
  heading.replaceChildren(...words);
  tools.refresh();
  return section;
}

/** All sections as the whole page has them. */
function wholeAgain(/** @type {Map<string, Section>} */ sections, /** @type {Card["frames"]} */ frames) {
  for (const section of sections.values()) show(section.el, section.el.childElementCount > 1);
  for (const made of frames.values()) made.control.screen?.(null);
  for (const { el, heading } of sections.values()) el.prepend(heading);
}

/** Small questions stand two in a line, one after the other; the last of an odd number has the line to itself. */
function paired(/** @type {{ el: HTMLElement }} */ { el }) {
  const shown = /** @type {HTMLElement[]} */ ([...el.children]).filter((child) => child.offsetParent && child.matches(".pk-field"));
  const fits = (/** @type {Element | null} */ box) => box?.hasAttribute("data-pk-small");
  /** @type {Element | null} */
  let left = null; // the one that waits for another beside it
  for (const box of shown) {
    const second = /** @type {Element | null} */ (fits(box) ? left : null);
    box.classList.toggle("pk-half", Boolean(second));
    second?.classList.add("pk-half");
    left = fits(box) && !second ? box : null;
  }
}

const STEP_TITLE = ".pk-step-title:not([hidden] *)";

/** To the top of a step. With a keyboard at hand the text box it begins with can be written in at once. */
function arrive(/** @type {HTMLElement} */ root, /** @type {HTMLElement} */ target) {
  const to = hasKeyboard() ? target : /** @type {HTMLElement | null} */ (root.querySelector(STEP_TITLE)) ?? target;
  root.toggleAttribute("data-pk-arriving", true); // nothing opens over what was not looked at yet
  to.focus({ preventScroll: true });
  root.removeAttribute("data-pk-arriving");
  root.scrollIntoView({ block: "start" });
}

/** Where one goes among the `steps` of a card: { enters(key), found(at), goes(at, to), cameFrom(), next(at, by) } by the keys of steps. */
function wayThrough(/** @type {() => Step[]} */ steps, /** @type {Pick<Card, "place" | "values">} */ { place, values }) {
  let from = ""; // the step that what is beside the steps was reached from
  let unseen = false; // nobody knows here which step was left last
  const unanswered = () => firstUnanswered(steps(), values);

  return {
    enters(/** @type {string} */ key) {
      from = "";
      unseen = !key && !place.step();
      return key === CHANGE ? steps()[0]?.key ?? "0" : key || place.step() || "0";
    },
    /** The answers are there: where nobody knew which step was left, it is the first that is not answered. */
    found(/** @type {string} */ at) {
      const to = unseen ? unanswered() : at;
      unseen = false;
      return to;
    },
    goes(/** @type {string} */ at, /** @type {string} */ to) {
      if (at !== to) unseen = false; // who went on knows where she is
      if (BESIDE.includes(to) && !BESIDE.includes(at)) from = at;
    },
    cameFrom: () => from,
    /** The step after that one, or before it. What is no step leads on to the step that was left, and back where one came from. */
    next(/** @type {string} */ at, /** @type {number} */ by) {
      if (BESIDE.includes(at)) return from || (by > 0 ? place.step() || unanswered() : "");
      const all = steps();
      return all[stepIndex(all, at) + by]?.key;
    },
  };
}

const stepIndex = (/** @type {Step[]} */ all, /** @type {string} */ key) => all.findIndex((step) => step.key === key);

/** Says to the page which step of `card` shows, once: { say(step, arriving), again() }; `arriving` where it was not gone to from another. */
function stepTelling(/** @type {Card} */ card) {
  let told = "";
  return {
    say(/** @type {string} */ step, /** @type {boolean} */ arriving) {
      if (step === told) return;
      told = step;
      card.event("step", { step, arriving });
    },
    /** Say the next one even so: a card that opens on a step was not on the page yet. */
    again: () => void (told = ""),
  };
}

/**
 * The stage of `card`. `sections` are the parts of its body: Map(key → { el, title, heading, fields }), a step's number as its key, and
 * those of steps.js. `guests` = { bar, more: what stands behind *More* } come along. `act` = { leave, all, about, save, summary } are its buttons' doings.
 */
// Long: where the steps stand, and every way there.
export function stageOf(/** @type {Card} */ card, /** @type {Map<string, Section>} */ sections, /** @type {Guests} */ guests, /** @type {Record<"leave" | "all" | "about" | "save" | "summary", () => void>} */ act) {
  const { view, ctx, frames, place } = card;
  const steps = stepsOf(card, sections);
  const way = wayThrough(steps, card);
  let [at, open, drawn] = ["0", false, ""]; // drawn: the steps that the dots show
  const telling = stepTelling(card);
  const menu = stepList(go, act.all, card.values);
  const slot = h("div", { class: "pk-stage-bar" });
  const foot = stepFoot({ turn, save: act.save, about: act.about, version: () => card.version, toBack: () => card.toBack(), toolsNow: (done) => /** @type {Section} */ (sections.get(at.split(".")[0])).tools.buttons(done) });
  const top = topLine(view.card, menu.el, slot);
  const homes = homesOf([guests.bar, ...guests.more]); // what comes along to the steps

  function draw(/** @type {boolean} */ focus, arriving = true) {
    const all = steps();
    const i = BESIDE.includes(at) ? -1 : Math.max(0, stepIndex(all, at));
    const step = all[i] ?? /** @type {Step} */ ({ key: at, section: at, title: /** @type {Section} */ (sections.get(at)).title });
    at = step.key;
    drawn = all.map(({ key }) => key).join();
    for (const [key, section] of sections) show(section.el, key === step.section);
    const { el, heading } = dressed(/** @type {Section} */ (sections.get(step.section)), step, headed(step, i, all.length), arriving);
    menu.say(all, i);
    foot.say({ ends: step.key === KEEP, toFront: i === 0 || (i < 0 && !way.cameFrom()) });
    if (step.key === KEEP) act.summary();
    paired(/** @type {Section} */ (sections.get(step.section)));
    if (i >= 0) place.note(step.key, i + 1, all.length);
    if (focus) arrive(card.root, firstBox(el) || heading);
    telling.say(at, arriving);
  }

  function go(/** @type {string} */ key, focus = true, arriving = false) {
    way.goes(at, key);
    at = key;
    draw(focus, arriving);
  }

  function turn(/** @type {number} */ by) {
    const to = way.next(at, by);
    if (by > 0 && wrongDay(card.root)) return;
    if (to) return go(to);
    by < 0 ? act.leave() : ctx.say(t("This is the last step."));
  }

  return {
    top,
    foot: foot.el,
    turn,
    isOpen: () => open,
    open(/** @type {string} */ key) {
      open ||= (homes.leave(), slot.append(guests.bar), foot.panel.append(...guests.more), true);
      at = way.enters(key);
      draw(false);
    },
    /** The focus goes to the step that shows, once its answers are there. */
    focus: () => open && (telling.again(), go(way.found(at), true, true)),
    /** All sections show again, as the whole page has them. */
    leave() {
      if (!open) return;
      open = false;
      homes.back();
      wholeAgain(sections, frames);
    },
    /** A question came or went: the dots are counted again, and a step that is gone is left. */
    refresh() {
      if (!open) return;
      if (steps().map(({ key }) => key).join() !== drawn) draw(false, false);
      else paired(/** @type {Section} */ (sections.get(at.split(".")[0]))), foot.again();
    },
    /** Turn to the step of a question, as an error's link must; with `focus` as a link of the summary does. */
    bring(/** @type {string} */ id, focus = false) {
      if (!open) return;
      const key = [...sections].find(([, section]) => section.fields.includes(id))?.[0];
      if (key === ABOUT) act.about();
      else if (key && stepElsewhere(steps(), at, key, frames.get(id)?.box)) go(steps().find(({ asks }) => asks.includes(id))?.key ?? key, focus);
      if (key && !focus) sections.get(key)?.tools.reveal();
    },
  };
}

/** Whether the step `at` shows another section than that of `key`, or the same without the `box`. */
const stepElsewhere = (/** @type {Step[]} */ all, /** @type {string} */ at, /** @type {string} */ key, /** @type {Node | null} */ box = null) => at.split(".")[0] !== key || all[stepIndex(all, at)]?.without?.some((left) => left.contains(box));

/** Page keys turn the steps, in a text box too and where the focus was lost; nothing else is taken from a control. Returns what ends it. */
export function pageKeys(/** @type {HTMLElement} */ root, /** @type {Pick<ReturnType<typeof stageOf>, "isOpen" | "turn">} */ stage) {
  const keyed = (/** @type {KeyboardEvent} */ event) => {
    const on = /** @type {Element} */ (event.target);
    if (!stage.isOpen() || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || on.closest("dialog")) return;
    const by = { PageDown: 1, PageUp: -1 }[event.key];
    if (!by || on.matches("select")) return;
    event.preventDefault();
    stage.turn(by);
  };
  root.addEventListener("keydown", keyed);
  catchFocus(root, () => (stage.isOpen() && !root.querySelector("dialog[open]") ? root.querySelector(STEP_TITLE) : null));
  return keysOfBody(root, (event) => root.querySelector("dialog[open]") || keyed(event));
}
