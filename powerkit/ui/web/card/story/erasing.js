// Erasing a story from every saved version: first what would go, then a second step that does it.

import { button, errorLine, h, show } from "../../dom.js";
import { tickable } from "../../kinds/choice/index.js";
import { forgetWords } from "../../page_state.js";
import { t } from "../../language.js";

/** @import { Context } from "../../shapes.d.ts" */
/** @import { HeldTold, StoryAsks, StoryTold as SomeTold } from "../../generated/asks.d.ts" */
/** @typedef {Required<SomeTold>} StoryTold */
/** @typedef {{ set(words: string): void }} Problem */

/**
 * The list of what would go. `problem` is the line of the story's faults; `act` = { opened(told), kept(), erased(done) }. Returns { el, plan() }.
 * @param {Context<StoryAsks>} ctx
 * @param {Problem} problem
 * @param {{ opened(told: StoryTold): void, kept(): void, erased(done: StoryTold): void }} act
 */
export function storyErasing(ctx, problem, act) {
  const list = h("div", { class: "pk-confirm", hidden: true });
  const ticked = () => /** @type {string[]} */ ( [...list.querySelectorAll("[data-pk-story]")].filter((box) => box.checked).map((box) => box.dataset.pkStory));

  async function plan(/** @type {string[] | null} */ wanted, /** @type {boolean} */ afresh) {
    try {
      const told = /** @type {StoryTold | null} */ (await ctx.ask("story", { fields: wanted }));
      if (!told) return;
      problem.set("");
      open(told, afresh);
    } catch (error) {
      problem.set(/** @type {Error} */ (error).message);
    }
  }

  function open(/** @type {StoryTold} */ told, /** @type {boolean} */ afresh) {
    const at = list.contains(document.activeElement) ? /** @type {Element} */ (document.activeElement).id : "";
    const title = h("h4", { tabindex: "-1" }, t("What would be erased"));
    const ticks = told.parts.map((part) => storyTick(ctx, part, () => plan(ticked(), false)));
    const sure = tickable("checkbox", ctx.id("story-sure"), { label: t("I have read what goes, and that nobody can bring it back") }, { "data-pk-key": "story-sure" });
    const wrong = errorLine(ctx.id("story-wrong"), sure.input, "");
    const erase = button("pk-warn", t("Erase it for good"), () => (sure.input.checked ? eraseIt(told, wrong) : wrong.set(t("First tick that you have read what goes."))), { "data-pk-key": "story-erase" });
    list.replaceChildren(title,
      h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-hint" }, t("Ticked answers go from every version, draft and backup. Take the tick away from what is not theirs.")), h("div", { class: "pk-options" }, ...ticks)),
      told.lines.length ? h("p", {}, t("With it goes:")) : "",
      told.lines.length ? bulleted(told.lines) : h("p", {}, t("Nothing is ticked, so nothing would go.")),
      h("h4", {}, t("What this cannot reach")), bulleted(told.not_reached), sure.el, wrong.el,
      h("div", { class: "pk-buttons" }, told.lines.length ? erase : "", button("pk-secondary", t("Keep everything"), keep, { "data-pk-key": "story-keep" })));
    show(list, true);
    act.opened(told);
    if (afresh) title.focus();
    else if (at) document.getElementById(at)?.focus();
  }

  function close() {
    show(list, false);
    list.replaceChildren();
  }

  function keep() {
    close();
    act.kept();
  }

  async function eraseIt(/** @type {StoryTold} */ told, /** @type {Problem} */ wrong) {
    try {
      const done = /** @type {StoryTold | null} */ (await ctx.ask("erase", { fields: ticked(), seal: told.seal }));
      if (!done) return;
      close();
      forgetWords((key) => key.replace(/^powerkit[a-z-]*:/, "").startsWith(`${ctx.place.split(":").slice(0, 2).join(":")}:`));
      act.erased(done);
    } catch (error) {
      wrong.set(/** @type {Error} */ (error).message);
    }
  }

  return { el: list, plan: () => plan(null, true) };
}

/** An answer of the story, ticked where it goes. */
function storyTick(/** @type {Context<StoryAsks>} */ ctx, /** @type {HeldTold} */ part, /** @type {() => void} */ onchange) {
  return tickable("checkbox", ctx.id("story-" + part.field), { label: part.label, hint: part.said }, { checked: part.goes, "data-pk-story": part.field, onchange }).el;
}

const bulleted = (/** @type {string[]} */ items) => h("ul", { class: "pk-story-list" }, ...items.map((item) => h("li", { dir: "auto" }, item)));
