// Somebody's own story: what can be done when they do not agree to it, or no longer do.

//# style ./story.css
import { blank } from "../../compare.js";
import { button, errorLine, h, show } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { storyErasing } from "./erasing.js";
import { t } from "../../language.js";

/** @import { Context } from "../../shapes.d.ts" */
/** @import { StoryAsks, StoryTold as SomeTold } from "../../generated/asks.d.ts" */
/** @typedef {Required<SomeTold>} StoryTold */
/** @import { ChoiceField, StoryView } from "../../generated/views.d.ts" */

// Long: one consent: what was chosen and what the log book still has change together.
KINDS.consent = (/** @type {ChoiceField & { story: StoryView }} */ field, /** @type {Context<StoryAsks>} */ ctx) => {
  let value = "";
  let heard = /** @type {StoryTold | null} */ (null); // what the workbook says of the saved versions
  let listening = false;
  const choice = KINDS.choice(field, { ...ctx, change: (/** @type {string} */ given) => { value = given; ctx.change(given); refresh(); } });
  const { fields, ends, say } = field.story;

  const clearing = storyClearing(ctx, fields);
  const look = button("pk-secondary", t("See what would be erased"), () => erasing.plan(), { "data-pk-key": "story-plan" });
  const note = h("p", { tabindex: "-1" });
  const problem = errorLine(ctx.id("story-error"), look, "");
  const erasing = storyErasing(ctx, problem, { opened, kept, erased });
  const panel = h("div", { class: "pk-story", role: "group", "aria-labelledby": ctx.id("story"), hidden: true },
    h("p", { class: "pk-story-say", id: ctx.id("story") }, say), clearing.el, note, problem.el,
    h("div", { class: "pk-buttons" }, clearing.clear, look), erasing.el);

  const ended = () => ends.includes(value);

  function draw() {
    show(panel, ended());
    clearing.draw();
    show(look, heard?.saved && heard.parts.length && erasing.el.hidden);
    const words = savedWords(heard);
    if (note.textContent !== words) note.textContent = words;
  }

  /** Ask how the saved versions stand, whenever that may have changed. */
  async function refresh() {
    listening ||= hearSaved(panel, saved);
    draw();
    if (!ended()) return;
    try {
      const told = /** @type {StoryTold | null} */ (await ctx.ask("story", {}));
      if (told && !(heard?.erased && !told.parts.length)) heard = told;
      problem.set("");
    } catch (error) {
      problem.set(/** @type {Error} */ (error).message);
    }
    draw();
  }

  function saved() {
    clearing.forget();
    refresh();
  }

  function opened(/** @type {StoryTold} */ told) {
    heard = told;
    draw();
  }

  function kept() {
    draw();
    look.focus();
  }

  function erased(/** @type {StoryTold} */ done) {
    heard = { ...done, parts: [] };
    clearing.forget();
    draw();
    note.focus();
    ctx.say(done.said);
    panel.closest(".pk-card").dispatchEvent(new CustomEvent("powerkit:saved", { bubbles: true, detail: { card: ctx.place.split(":")[1] } }));
  }

  ctx.others.follow((id) => fields.includes(/** @type {string} */ (id)) && ended() && draw());
  return {
    ...choice,
    el: h("div", {}, choice.el, panel),
    set(/** @type {string | null} */ given) {
      value = given || "";
      choice.set(given);
      refresh();
    },
  };
};

/** Hear of each saving of the card that `el` stands in, if it stands in one. */
function hearSaved(/** @type {HTMLElement} */ el, /** @type {() => void} */ done) {
  const card = el.closest(".pk-card");
  card?.addEventListener("powerkit:saved", done);
  return Boolean(card);
}

/** How the saved versions stand, in words. */
function savedWords(/** @type {StoryTold | null} */ heard) {
  if (!heard) return "";
  if (heard.erased) return heard.said;
  if (!heard.saved) return t("To take it out of saved versions too: first save this card, so that your log book knows since when. Then erase it here.");
  return heard.parts.length ? t("Your log book still has what you saved before. You can erase it from every saved version, draft and backup.") : t("No saved version has anything of it.");
}

/** Clearing what is written of the story on this card, and the way back: { el, clear (its button), draw(), forget() }. */
function storyClearing(/** @type {Context<StoryAsks>} */ ctx, /** @type {string[]} */ fields) {
  /** @type {[string, unknown][]} */
  let cleared = []; // what stood in the questions of the story before it was cleared, the last one last: [[id, value]]
  const clear = button("pk-secondary", t("Clear what is written of it here"), clearIt, { "data-pk-key": "clear-story" });
  const back = button("pk-quiet", t("Put it back"), putBack, { "data-pk-key": "story-back" });
  const kept = h("span");
  const el = h("p", { class: "pk-story-cleared", hidden: true }, kept, " ", back);

  const label = (/** @type {string} */ id) => ctx.fields.find((each) => each.id === id)?.label ?? t("About this entry");
  const written = () => fields.filter((id) => !blank(ctx.others.value(id)));

  function draw() {
    show(clear, written().length);
    show(el, cleared.length);
    kept.textContent = t("It is cleared here. Saved versions are as they were.");
  }

  function clearIt() {
    const now = written().map((id) => /** @type {[string, unknown]} */ ([id, ctx.others.value(id)]));
    cleared.push(...now);
    now.forEach(([id]) => ctx.others.put(id, null));
    draw();
    back.focus();
    ctx.say(t("It is cleared here. You can put it back."));
  }

  /** What was cleared last comes back first. What was written since is never written over: that answer waits. */
  function putBack() {
    /** @type {[string, unknown][]} */
    const waiting = [];
    for (const [id, was] of cleared.reverse()) {
      if (blank(ctx.others.value(id))) ctx.others.put(id, was);
      else waiting.unshift([id, was]);
    }
    cleared = waiting;
    draw();
    const where = [...new Set(waiting.map(([id]) => `“${label(id)}”`))].join(" and ");
    if (where) kept.textContent = t("You wrote something new in {where}, and it stays. Take it out there to put back what was cleared.", { where });
    (where ? back : clear).focus();
    ctx.say(where ? kept.textContent : t("It is back."));
  }

  return { el, clear, draw, forget: () => (cleared = []) };
}
