// Group view: the card on the whole screen in large type, one step at a time, with the same questions, drafts and saving.

import { button, h, wrongDay } from "../dom.js";
import { shared } from "../page_state.js";
import { projectorSwitch } from "../projector.js";
import { inOrder } from "./conditions.js";
import { catchFocus, focusFirst, keysOfBody } from "./focus.js";
import { groupBegan, groupTime } from "./group_time.js";
import { OWN } from "./entry_fields.js";
import { homesOf } from "./overlay.js";
import { screensOf } from "./steps.js";
import { fitted } from "./layout.js";
import { keyAlong, t } from "../language.js";

/** @import { CardFace, ScreenView } from "../generated/views.d.ts" */
/** @import { Asked, Entry, Frame, GroupParts, GroupStep } from "./shapes.d.ts" */

/** Asked first where the card holds an entry already: a group needs one of its own. `afresh()` empties the card, `go()` leaves it as it is. */
function freshStep(/** @type {Entry} */ { saved, more }, /** @type {() => void} */ afresh, /** @type {() => void} */ go) {
  const words = saved && !more ? t("This card holds an entry already. It stays in your log book as it is.") : t("Words on this card are not in your log book yet, and a fresh entry clears them. To keep them, leave group view and save them first.");
  return [h("p", {}, words), h("div", { class: "pk-buttons" },
    button("", t("Start a fresh entry"), afresh, { "data-pk-key": "group-fresh" }),
    button("pk-secondary", t("Go on with what is here"), go, { "data-pk-key": "group-same" }))];
}

/** The card and its task, on one screen. */
function startStep(/** @type {CardFace} */ card, /** @type {boolean} */ brief) {
  const fact = (/** @type {string} */ name, /** @type {string} */ said) => said && h("p", {}, h("strong", {}, name + ": "), said);
  const task = (card.steps || []).length > 0 && h("ol", { class: "pk-big-task", "aria-label": t("What to do") }, ...card.steps.map((step) => h("li", { dir: "auto" }, step)));
  return [h("div", { class: "pk-big-start" }, h("p", { class: "pk-big-summary" }, card.summary), task, fact(t("Time"), brief && card.short ? t("about {short} minutes for its main questions", { short: card.short }) : card.time), fact(t("Have at hand"), card.have))];
}

const ours = (/** @type {string} */ step) => (step === t("What I will do") ? t("What we will do") : step); // a group speaks

/** The steps as they are now: a question that hangs on another comes and goes with it. `before` is the entry that was on the card. */
function stepsOfGroup(/** @type {HTMLElement} */ root, /** @type {GroupParts} */ { view, frames, seats, shown }, /** @type {Entry | null} */ before) {
  const stepName = (/** @type {Asked & { step?: number }} */ field) => ours((/** @type {Asked[]} */ (view.fields).includes(field) && view.steps?.[field.step ?? 0]) || t("Question"));
  const question = (/** @type {Asked} */ field) => ({ key: field.id, field, over: stepName(field), title: /** @type {string} */ (field.label) });

  /** A question as the steps that it is asked in: one, or the screens of its tool. */
  function asked(/** @type {Asked} */ field) {
    const frame = /** @type {Frame} */ (frames.get(field.id));
    const screens = seats.why(field.id) ? [] : screensOf(root, frame).filter(({ id }) => !frame.control.empty?.(id));
    if (!screens.length) return [question(field)];
    return screens.map((screen, i) => ({ ...question(field), key: i ? `${field.id}.${screen.id}` : field.id, over: screen.title, title: screen.question, screen: screen.id }));
  }

  const fields = inOrder(/** @type {Asked[]} */ (view.fields || [])).filter((field) => frames.has(field.id) && !field.stands_in && shown(field.id) && !seats.gone(field.id));
  const [about, own] = ["about.community", OWN.id].map((id) => frames.get(id)?.field);
  return [
    ...(before ? [{ key: "fresh", over: t("Before you begin"), title: t("A fresh entry for this group?"), fresh: true }] : []),
    { key: "start", over: t("The card"), title: view.card.title, start: true },
    ...(about ? [{ ...question(about), over: t("Agree it together") }] : []),
    ...fields.flatMap(asked),
    ...(own ? [{ ...question(own), over: t("At the end"), title: t("Our own questions (optional)") }] : []),
    { key: "save", over: t("At the end"), title: t("Save what you said"), finish: true },
  ];
}

/** The last screen of a tool takes in what waits on the one before; then the whole tool shows again. */
function leaveScreens(/** @type {Frame} */ { field, control }) {
  control.screen?.(/** @type {ScreenView[]} */ (field.screens).at(-1)?.id ?? null);
  control.screen?.(null);
}

/** How far a key turns the steps: page keys, as a presenter's clicker sends them, and arrows where no control of `place` needs them. */
function groupTurn(/** @type {KeyboardEvent} */ event, /** @type {HTMLElement} */ place) {
  const on = /** @type {Element} */ (event.target);
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || on.matches("select")) return 0;
  const arrows = /** @type {Record<string, number>} */ (place.contains(on) ? {} : { ArrowRight: 1, ArrowLeft: -1 });
  return { PageDown: 1, PageUp: -1, ...arrows }[keyAlong(event.key)] ?? 0;
}

/** Whether more of a step is that way in one of these boxes: it is scrolled by nearly a screenful. What is less than a line is no more. */
function scrolledOn(/** @type {HTMLElement[]} */ boxes, /** @type {number} */ by) {
  return boxes.some((box) => {
    const before = box.scrollTop;
    if (by > 0 ? box.scrollHeight - box.clientHeight - before < 16 : before === 0) return false;
    box.scrollBy({ top: by * 0.85 * box.clientHeight, behavior: "instant" });
    return box.scrollTop !== before;
  });
}

/** The whole screen, with no step on it yet. `act` = { turn(by), closed() }; `time` is what is said of the time. */
function groupScreen(/** @type {GroupParts} */ { view: { card }, ctx, safe }, /** @type {ReturnType<typeof groupTime>} */ time, /** @type {{ turn(by: number): void, closed(): void }} */ act) {
  const progress = h("p", { class: "pk-big-progress", "aria-hidden": "true" });
  const spoken = h("span", { class: "pk-aside" });
  const words = h("span", { dir: "auto" });
  const title = h("h2", { class: "pk-big-title", tabindex: "-1" }, spoken, words);
  const place = h("div", { class: "pk-big-place" });
  const top = h("div", { class: "pk-big-guests" });
  const foot = h("div", { class: "pk-big-guests" });
  const back = button("pk-secondary", t("Back"), () => act.turn(-1), { "data-pk-key": "group-back" });
  const next = button("", t("Next"), () => act.turn(1), { "data-pk-key": "group-next" });
  const toggle = projectorSwitch(ctx.id("group-projector"), safe, ctx.say);
  const stage = h("div", { class: "pk-big-stage" }, top, h("div", { class: "pk-big-head" }, progress, title), place);
  const dialog = h("dialog", { class: "pk-big", "aria-label": t("Group view of card {id}", { id: card.id }), onclose: act.closed, onkeydown: keyed },
    h("div", { class: "pk-big-top" }, h("p", { class: "pk-big-card" }, h("span", { class: "pk-card-number" }, card.id), " ", card.title), toggle.el,
      button("pk-secondary", t("Leave group view"), () => dialog.close(), { "data-pk-key": "group-leave" })),
    stage,
    h("div", { class: "pk-big-foot" }, h("div", { class: "pk-buttons" }, back, next), h("p", { class: "pk-hint pk-big-keys" }, t("Page Down and Page Up turn the steps.")), ...time.parts, foot));

  function keyed(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Escape" && /** @type {Element} */ (event.target).matches("input, textarea")) {
      event.preventDefault();
      ctx.say(t("Still in group view. “Leave group view” leaves it, and your words are kept."));
    }
    const by = groupTurn(event, place);
    if (!by) return;
    event.preventDefault();
    if (!event.key.startsWith("Page") || !scrolledOn([stage, dialog], by)) act.turn(by); // what has no room is read before it is turned
  }

  catchFocus(dialog, () => title);
  return {
    dialog, title, place, top, foot, toggle, words,
    /** A clicker's keys come through wherever the focus is, until what this returns is called. */
    listen: () => keysOfBody(dialog, keyed),
    /** Which step of all this is. */
    count(/** @type {{ all: GroupStep[], i: number }} */ { all, i }) {
      const counted = all.filter(({ fresh }) => !fresh); // what is asked once is no step: the others are as many after it
      const count = all[i].fresh ? "" : t("Step {i} of {all}", { i: counted.indexOf(all[i]) + 1, all: counted.length });
      progress.textContent = [count, all[i].over].filter(Boolean).join(" · ");
      time.tell(Boolean(all[i].start));
      spoken.textContent = `${[count, all[i].over].filter(Boolean).join(". ")}: `;
      back.setAttribute("aria-disabled", String(i === 0));
      next.setAttribute("aria-disabled", String(i === all.length - 1 || Boolean(all[i].fresh)));
    },
    /** A step begins at its top. */
    unroll() {
      stage.scrollTop = 0;
      fitted(stage);
      stage.tabIndex = stage.scrollHeight > stage.clientHeight + 1 ? 0 : -1; // what can be scrolled can be by keys
    },
  };
}

/** The key of the step that comes of those `now`, where that of the key `at` showed of `all`: of the same question, or the next that is still asked. */
function stillAsked(/** @type {GroupStep[]} */ all, /** @type {string} */ at, /** @type {GroupStep[]} */ now) {
  const [{ field }, ...after] = all.slice(Math.max(0, all.findIndex(({ key }) => key === at)));
  const same = (/** @type {{ key: string }} */ step) => now.find(({ key }) => key === step.key);
  return /** @type {GroupStep} */ ((field && now.find((step) => step.field === field)) ?? same({ key: at }) ?? same(/** @type {GroupStep} */ (after.find(same)))).key;
}

/** All steps, and the place among them of the one whose key is `at`. */
const withPlace = (/** @type {GroupStep[]} */ all, /** @type {string} */ at) => ({ all, i: Math.max(0, all.findIndex((step) => step.key === at)) });

/** The way through the steps on a `screen`; `home` is where the finish stands in the card: { begin(step, entry), go(key), turn(by), clear(), count(), asked(act), field() }. */
// Long: one walk: which step shows, what was lent to it and what is given back.
function groupWalk(/** @type {HTMLElement} */ root, /** @type {GroupParts} */ parts, /** @type {ReturnType<typeof groupScreen>} */ screen, /** @type {Comment} */ home) {
  const { view, ctx, frames, seats, finish, fresh } = parts;
  const { place, title } = screen;
  let at = "start"; // the key of the step that shows
  let on = /** @type {GroupStep | null} */ (null); // that step, once it is drawn
  let before = /** @type {Entry | null} */ (null); // the entry that was on the card when group view opened, until it is said what becomes of it

  const steps = () => stepsOfGroup(root, parts, before);
  const now = () => withPlace(steps(), at);

  function draw() {
    const { all, i } = now();
    const step = all[i];
    at = step.key;
    (shared().group ??= {}).at = { card: view.card.id, step: at };
    screen.count({ all, i });
    screen.words.textContent = step.title;
    place.replaceChildren(...(step.start ? startStep(view.card, parts.brief.on()) : step.fresh ? freshStep(/** @type {Entry} */ (before), () => decided(fresh), () => decided()) : []));
    if (step.field) seats.stage(step.field.id, place, () => title.focus());
    if (step.field && step.screen) frames.get(step.field.id)?.control.screen?.(step.screen);
    on = step;
    if (step.finish) place.append(finish);
    screen.unroll();
    focusFirst(step.screen ? place : null, title, ctx.say);
  }

  /** Take what is on the stage back to its place in the card. A tool whose next screen follows stays as it is. @param {GroupStep} [next] */
  function clear(next) {
    const { field, screen: ofTool } = on ?? {};
    if (field && ofTool && next?.field !== field) leaveScreens(/** @type {Frame} */ (frames.get(field.id)));
    if (field && next?.field !== field) {
      seats.stage(field.id, null);
      seats.close(field.id);
    }
    if (at === "save") home.after(finish);
    on = null;
  }

  function go(/** @type {string} */ key) {
    clear(steps().find((step) => step.key === key));
    at = key;
    draw();
  }

  /** What becomes of the entry that was here is said: the card begins. */
  function decided(act = /** @type {(() => void) | null} */ (null)) {
    before = null;
    groupBegan(Boolean(act) && view.card.id);
    at = "start";
    act?.();
    draw();
  }

  return {
    go, clear,
    begin(/** @type {string} */ step, /** @type {Entry | null} */ entry) {
      before = entry;
      at = step || (before ? "fresh" : "start");
      draw();
    },
    turn(/** @type {number} */ by) {
      if (by > 0 && wrongDay(place)) return;
      if (by > 0 && before && at === "fresh") return ctx.say(t("Choose first: a fresh entry, or what is here."));
      const { all, i } = now();
      if (all[i + by]) go(all[i + by].key);
      else ctx.say(by > 0 ? t("This is the last step.") : t("This is the first step."));
    },
    /** Steps came or went: count them again. */
    count: () => screen.count(now()),
    /** `act` changes what is asked: the question that shows stays, or the next one comes that is still asked. */
    asked(/** @type {() => void} */ act) {
      const all = steps();
      clear();
      act();
      at = stillAsked(all, at, steps());
      draw();
    },
    field: () => on?.field?.id,
  };
}

/**
 * `parts` = { view, ctx, frames, seats, safe, brief: the short way, shown(field), guests: elements that come along (saving bar, spoken line, problems), finish,
 * entry(): { saved, more } or null where nothing is written, fresh(): empties the card for an entry of its own, left(): what shows when group view is left }.
 * Gives { opener, open(), isOpen(), end(), bring(id) }: `bring` goes to the step of a question, as an error's link must.
 */
export function groupView(/** @type {HTMLElement} */ root, /** @type {GroupParts} */ parts) {
  const { view: { card }, frames, safe, guests, finish } = parts;
  const time = groupTime(parts, { counted: () => walk.count(), asked: (act) => walk.asked(act) });
  const screen = groupScreen(parts, time, { turn: (by) => walk.turn(by), closed });
  const { dialog, title, top, foot, toggle } = screen;
  const opener = button("pk-secondary", t("Group view"), () => open(), { "data-pk-key": "group" });
  const homes = homesOf(guests);
  const finishHome = document.createComment("");
  const walk = groupWalk(root, parts, screen, finishHome);
  let deaf = () => {}; // ends what listens while it is open

  function open(step = "") {
    if (dialog.open) return;
    closed(); // where it was left just now, and its element has not said so yet
    const entry = step ? null : parts.entry();
    if (!step) safe.set(true, true), groupBegan(!entry && card.id); // of a group before this one nothing shows either
    homes.leave();
    finish.before(finishHome);
    root.append(dialog);
    top.append(...guests.slice(1));
    foot.append(guests[0]);
    dialog.showModal();
    deaf = screen.listen();
    time.begin();
    walk.begin(step, entry);
  }

  function closed() {
    if (dialog.open || !dialog.isConnected) return;
    deaf(), walk.clear();
    homes.back();
    finishHome.remove();
    dialog.remove();
    time.end();
    delete shared().group;
    opener.focus();
    parts.left();
  }

  return {
    opener,
    open: () => open(),
    isOpen: () => dialog.open,
    end: () => deaf(),
    /** A cover came or went, or a step. */
    sync() {
      toggle.sync();
      if (dialog.open) walk.count();
      if (dialog.open && document.activeElement === document.body) title.focus();
    },
    bring(/** @type {string} */ id) {
      if (dialog.open && walk.field() !== id && frames.has(id)) walk.go(id);
    },
    /** A card drawn anew while it was on the whole screen goes back there. */
    resume() {
      const was = shared().group?.at;
      if (was?.card === card.id) open(was.step);
    },
  };
}
