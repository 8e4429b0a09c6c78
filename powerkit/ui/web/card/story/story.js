// Somebody's own story: what can be done when they do not agree to it, or no longer do.

//# style ./story.css
import { blank } from "../../compare.js";
import { button, errorLine, h, show } from "../../dom.js";
import { tickable } from "../../kinds/choice/index.js";
import { wordKeys, wordStore } from "../../page_state.js";
import { KINDS } from "../../registry.js";

KINDS.consent = (field, ctx) => {
  let value = "";
  let cleared = []; // what stood in the questions of the story before it was cleared, the last one last: [[id, value]]
  let heard = null; // what the workbook says of the saved versions
  let listening = false;
  const choice = KINDS.choice(field, { ...ctx, change: (given) => { value = given; ctx.change(given); refresh(); } });
  const { fields, ends, say } = field.story;

  const clear = button("pk-secondary", "Clear what is written of it here", clearIt, { "data-pk-key": "clear-story" });
  const back = button("pk-quiet", "Put it back", putBack, { "data-pk-key": "story-back" });
  const kept = h("span");
  const undone = h("p", { class: "pk-story-cleared", hidden: true }, kept, " ", back);
  const look = button("pk-secondary", "See what would be erased", () => plan(null, true), { "data-pk-key": "story-plan" });
  const note = h("p", { tabindex: "-1" });
  const problem = errorLine(ctx.id("story-error"), look, "");
  const list = h("div", { class: "pk-confirm", hidden: true });
  const panel = h("div", { class: "pk-story", role: "group", "aria-labelledby": ctx.id("story"), hidden: true },
    h("p", { class: "pk-story-say", id: ctx.id("story") }, say), undone, note, problem.el,
    h("div", { class: "pk-buttons" }, clear, look), list);

  const label = (id) => ctx.fields.find((each) => each.id === id)?.label ?? "About this entry";
  const ended = () => ends.includes(value);
  const written = () => fields.filter((id) => !blank(ctx.others.value(id)));

  function draw() {
    show(panel, ended());
    show(clear, written().length);
    show(undone, cleared.length);
    kept.textContent = "It is cleared here. Saved versions are as they were.";
    show(look, heard?.saved && heard.parts.length && list.hidden);
    const words = !heard ? "" : heard.erased ? heard.said
      : !heard.saved ? "To take it out of saved versions too: first save this card, so that your log book knows since when. Then erase it here."
      : heard.parts.length ? "Your log book still has what you saved before. You can erase it from every saved version, draft and backup." : "No saved version has anything of it.";
    if (note.textContent !== words) note.textContent = words;
  }

  /** Ask how the saved versions stand, whenever that may have changed. */
  async function refresh() {
    listen();
    draw();
    if (!ended()) return;
    try {
      const told = await ctx.ask("story", {});
      if (told && !(heard?.erased && !told.parts.length)) heard = told;
      problem.set("");
    } catch (error) {
      problem.set(error.message);
    }
    draw();
  }

  function listen() {
    const card = panel.closest(".pk-card");
    if (listening || !card) return;
    listening = true;
    card.addEventListener("powerkit:saved", () => { cleared = []; refresh(); });
  }

  function clearIt() {
    const now = written().map((id) => [id, ctx.others.value(id)]);
    cleared.push(...now);
    now.forEach(([id]) => ctx.others.put(id, null));
    draw();
    back.focus();
    ctx.say("It is cleared here. You can put it back.");
  }

  /** What was cleared last comes back first. What was written since is never written over: that answer waits. */
  function putBack() {
    const waiting = [];
    for (const [id, was] of cleared.reverse()) {
      if (blank(ctx.others.value(id))) ctx.others.put(id, was);
      else waiting.unshift([id, was]);
    }
    cleared = waiting;
    draw();
    const where = [...new Set(waiting.map(([id]) => `“${label(id)}”`))].join(" and ");
    if (where) kept.textContent = `You wrote something new in ${where}, and it stays. Take it out there to put back what was cleared.`;
    (where ? back : clear).focus();
    ctx.say(where ? kept.textContent : "It is back.");
  }

  // ---- erasing: what would go, first ----
  async function plan(wanted, afresh) {
    try {
      const told = await ctx.ask("story", { fields: wanted });
      if (!told) return;
      heard = told;
      problem.set("");
      open(told, afresh);
    } catch (error) {
      problem.set(error.message);
    }
  }

  function open(told, afresh) {
    const at = list.contains(document.activeElement) ? document.activeElement.id : "";
    const title = h("h4", { tabindex: "-1" }, "What would be erased");
    const ticks = told.parts.map((part) => {
      const made = tickable("checkbox", ctx.id("story-" + part.field), { label: part.label, hint: part.said }, { checked: part.goes, "data-pk-story": part.field, onchange: () => plan(ticked(), false) });
      made.el.querySelectorAll(".pk-option-label, .pk-hint").forEach((el) => (el.dir = "auto"));
      return made.el;
    });
    const bullets = (items) => h("ul", { class: "pk-story-list" }, ...items.map((item) => h("li", { dir: "auto" }, item)));
    const sure = tickable("checkbox", ctx.id("story-sure"), { label: "I have read what goes, and that nobody can bring it back" }, { "data-pk-key": "story-sure" });
    const wrong = errorLine(ctx.id("story-wrong"), sure.input, "");
    const erase = button("pk-warn", "Erase it for good", () => (sure.input.checked ? eraseIt(told, wrong) : wrong.set("First tick that you have read what goes.")), { "data-pk-key": "story-erase" });
    list.replaceChildren(title,
      h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-hint" }, "Ticked answers go from every version, draft and backup. Take the tick away from what is not theirs."), h("div", { class: "pk-options" }, ...ticks)),
      told.lines.length ? h("p", {}, "With it goes:") : "",
      told.lines.length ? bullets(told.lines) : h("p", {}, "Nothing is ticked, so nothing would go."),
      h("h4", {}, "What this cannot reach"), bullets(told.not_reached), sure.el, wrong.el,
      h("div", { class: "pk-buttons" }, told.lines.length ? erase : "", button("pk-secondary", "Keep everything", keep, { "data-pk-key": "story-keep" })));
    show(list, true);
    draw();
    if (afresh) title.focus();
    else if (at) document.getElementById(at)?.focus();
  }

  const ticked = () => [...list.querySelectorAll("[data-pk-story]")].filter((box) => box.checked).map((box) => box.dataset.pkStory);

  function keep() {
    show(list, false);
    list.replaceChildren();
    draw();
    look.focus();
  }

  async function eraseIt(told, wrong) {
    try {
      const done = await ctx.ask("erase", { fields: ticked(), seal: told.seal });
      if (!done) return;
      heard = { ...done, parts: [] };
      cleared = [];
      show(list, false);
      list.replaceChildren();
      forgetHere();
      draw();
      note.focus();
      ctx.say(done.said);
      panel.closest(".pk-card").dispatchEvent(new CustomEvent("powerkit:saved", { bubbles: true, detail: { card: ctx.place.split(":")[1] } }));
    } catch (error) {
      wrong.set(error.message);
    }
  }

  /** Words that never left this browser go too. */
  function forgetHere() {
    const card = ctx.place.split(":").slice(0, 2).join(":");
    try {
      for (const key of wordKeys()) if (key.startsWith(`powerkit:${card}:`)) wordStore().removeItem(key);
    } catch {
      return; // a browser with its stores switched off holds nothing
    }
  }

  ctx.others.follow((id) => fields.includes(id) && ended() && draw());
  return {
    ...choice,
    el: h("div", {}, choice.el, panel),
    set(given) {
      value = given || "";
      choice.set(given);
      refresh();
    },
  };
};
