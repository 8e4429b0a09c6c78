// Group view: the card on the whole screen in large type, one step at a time, with the same questions, drafts and saving.

import { button, h } from "../dom.js";
import { shared } from "../page_state.js";
import { projectorSwitch } from "../projector.js";
import { inOrder } from "./conditions.js";
import { OWN } from "./entry_fields.js";

/** What each step says above its heading. */
const GROUP_TASK = "What to do";
const GROUP_QUESTION = "Question";

/**
 * `parts` = { view, ctx, frames, seats, safe, shown(field), guests: elements that come along (saving bar, spoken line, problems), finish }.
 * Gives { button, open(), isOpen(), bring(id) }: `bring` goes to the step of a question, as an error's link must.
 */
export function groupView(root, { view, ctx, frames, seats, safe, shown, guests, finish }) {
  const card = view.card;
  const progress = h("p", { class: "pk-big-progress", "aria-hidden": "true" });
  const spoken = h("span", { class: "pk-aside" });
  const words = h("span", { dir: "auto" });
  const title = h("h2", { class: "pk-big-title", tabindex: "-1" }, spoken, words);
  const place = h("div", { class: "pk-big-place" });
  const top = h("div", { class: "pk-big-guests" });
  const foot = h("div", { class: "pk-big-guests" });
  const back = button("pk-secondary", "Back", () => turn(-1), { "data-pk-key": "group-back" });
  const next = button("", "Next", () => turn(1), { "data-pk-key": "group-next" });
  const toggle = projectorSwitch(ctx.id("group-projector"), safe, ctx.say);
  const stage = h("div", { class: "pk-big-stage" }, top, progress, title, place);
  const dialog = h("dialog", { class: "pk-big", "aria-label": `Group view of card ${card.id}`, onclose: closed, onkeydown: keyed },
    h("div", { class: "pk-big-top" }, h("p", { class: "pk-big-card" }, h("span", { class: "pk-card-number" }, card.id), " ", card.title), toggle.el,
      button("pk-secondary", "Leave group view", () => dialog.close(), { "data-pk-key": "group-leave" })),
    stage,
    h("div", { class: "pk-big-foot" }, h("div", { class: "pk-buttons" }, back, next), h("p", { class: "pk-hint pk-big-keys" }, "Page Down and Page Up turn the steps."), foot));
  const opener = button("pk-secondary", "Group view", () => open(), { "data-pk-key": "group" });
  const homes = guests.map((el) => [el, document.createComment("")]);
  const finishHome = document.createComment("");
  let at = "start"; // the key of the step that shows

  const task = (text, i, all) => ({ key: "task-" + i, over: all.length > 1 ? `${GROUP_TASK}, ${i + 1} of ${all.length}` : GROUP_TASK, title: text });
  const question = (field) => ({ key: field.id, field, over: GROUP_QUESTION, title: field.label });

  /** The steps as they are now: a question that hangs on another comes and goes with it. */
  function steps() {
    const about = frames.get("about.community")?.field;
    const asked = inOrder(view.fields || []).filter((field) => frames.has(field.id) && shown(field.id) && !seats.gone(field.id));
    const own = frames.get(OWN.id)?.field;
    return [
      { key: "start", over: "The card", title: card.title, start: true },
      ...(card.steps || []).map(task),
      ...(about ? [{ ...question(about), over: "Agree it together" }] : []),
      ...asked.map(question),
      ...(own ? [question(own)] : []),
      { key: "save", over: "At the end", title: "Save what you said", finish: true },
    ];
  }

  function draw(focus = true) {
    const all = steps();
    const i = Math.max(0, all.findIndex((step) => step.key === at));
    const step = all[i];
    at = step.key;
    (shared().group ??= {}).at = { card: card.id, step: at };
    say(i, all);
    words.textContent = step.title;
    place.replaceChildren(...(step.start ? begin() : []));
    if (step.field) seats.stage(step.field.id, place, () => title.focus());
    if (step.finish) place.append(finish);
    stage.scrollTop = 0;
    if (focus) title.focus();
  }

  function say(i, all) {
    const count = `Step ${i + 1} of ${all.length}`;
    progress.textContent = `${count} · ${all[i].over}`;
    spoken.textContent = `${count}. ${all[i].over}: `;
    back.setAttribute("aria-disabled", String(i === 0));
    next.setAttribute("aria-disabled", String(i === all.length - 1));
  }

  function begin() {
    const fact = (name, said) => said && h("p", {}, h("strong", {}, name + ": "), said);
    return [h("p", { class: "pk-big-summary" }, card.summary), fact("Time", card.time), fact("Have at hand", card.have)].filter(Boolean);
  }

  /** Take what is on the stage back to its place in the card. */
  function clear() {
    if (frames.has(at)) {
      seats.stage(at, null);
      seats.close(at);
    }
    if (at === "save") finishHome.after(finish);
  }

  function go(key) {
    clear();
    at = key;
    draw();
  }

  function turn(by) {
    const all = steps();
    const to = all[all.findIndex((step) => step.key === at) + by];
    if (to) go(to.key);
    else ctx.say(by > 0 ? "This is the last step." : "This is the first step.");
  }

  /** Page keys, as a presenter's clicker sends them, and arrows where no control needs them. */
  function keyed(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const inControl = place.contains(event.target);
    const by = { PageDown: 1, PageUp: -1, ...(inControl ? {} : { ArrowRight: 1, ArrowLeft: -1 }) }[event.key];
    if (!by || event.target.matches("textarea, select")) return;
    event.preventDefault();
    turn(by);
  }

  function open(step = "start") {
    if (dialog.open) return;
    safe.set(true);
    at = step;
    homes.forEach(([el, home]) => el.before(home));
    finish.before(finishHome);
    root.append(dialog);
    top.append(...guests.slice(1));
    foot.append(guests[0]);
    dialog.showModal();
    draw();
  }

  function closed() {
    clear();
    homes.forEach(([el, home]) => home.replaceWith(el));
    finishHome.remove();
    dialog.remove();
    delete shared().group;
    opener.focus();
  }

  return {
    opener,
    isOpen: () => dialog.open,
    /** A cover came or went, or a step. */
    sync() {
      toggle.sync();
      if (!dialog.open) return;
      const all = steps();
      say(Math.max(0, all.findIndex((step) => step.key === at)), all);
      if (document.activeElement === document.body) title.focus();
    },
    bring(id) {
      if (dialog.open && at !== id && frames.has(id)) go(id);
    },
    /** A card drawn anew while it was on the whole screen goes back there. */
    resume() {
      const was = shared().group?.at;
      if (was?.card === card.id) open(was.step);
    },
  };
}
