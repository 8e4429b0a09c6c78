// What would go when somebody or something is forgotten, how a name is written, and the button that does it.

import { button, h } from "../../dom.js";
import { problemLine, ticked } from "../../forms.js";
import { t, tn, woven } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { LogView, PlanTold, SpellingTold } from "../../generated/pages.d.ts" */

/** @typedef {(spared: string[], at: string | null | undefined) => void} Respell Looks again without these spellings; *at* is where the focus was. */

/**
 * The parts of the plan, its title first. `act` = { respell(spared, at), forget(parts), keep() }.
 * @param {Page<LogView>} ctx
 * @param {PlanTold} message
 * @param {{ respell: Respell, forget: (parts: { spared: string[], seal: string }) => void, keep: () => void }} act
 */
export function forgetPlan(ctx, message, act) {
  const sure = ticked(ctx, "forget-sure", t("I have read what goes, and that nobody can bring it back"), { "data-pk-key": "sure" });
  const wrong = problemLine();
  const spared = message.spellings.filter((spelling) => !spelling.goes).map((spelling) => spelling.text);
  const forget = () => (sure.input.checked ? act.forget({ spared, seal: message.seal }) : wrong.set(t("First tick that you have read what goes.")));
  return [
    h("h2", { tabindex: "-1" }, t("What would go")),
    h("p", { dir: "auto" }, message.what),
    message.spellings.length > 0 && spellings(ctx, message.spellings, act.respell),
    message.nothing ? h("p", {}, message.spellings.length ? t("Nothing is ticked, so nothing would go.") : t("Nothing was found. It may be written in another way.")) : bullets(message.lines),
    message.inside.length > 0 && h("p", {}, ...woven(t("These words only look like it, and stay: {words}."), { words: h("span", { dir: "auto" }, message.inside.join(", ")) })),
    !message.nothing && h("h3", {}, t("What this cannot reach")),
    !message.nothing && bullets(message.not_reached),
    !message.nothing && sure.el,
    wrong.el,
    h("div", { class: "pk-buttons" }, !message.nothing && button("pk-warn", t("Forget for good"), forget, { "data-pk-key": "forget" }), button("pk-secondary", t("Keep everything"), act.keep, { "data-pk-key": "keep" })),
  ].filter(Boolean);
}

/**
 * @param {string[]} items
 */
const bullets = (items) => h("ul", { class: "pk-bullets" }, ...items.map((item) => h("li", { dir: "auto" }, item)));

/**
 * Each way the name is written, to tick or not.
 * @param {Page<LogView>} ctx
 * @param {SpellingTold[]} found
 * @param {Respell} respell
 */
function spellings(ctx, found, respell) {
  const boxes = found.map((way, at) => {
    const words = h("span", {}, ...woven(way.also ? tn("{name} – once – also part of another name you know", "{name} – {number} times – also part of another name you know", way.count) : tn("{name} – once", "{name} – {number} times", way.count), { name: h("b", { dir: "auto" }, way.text) }));
    return ticked(ctx, "spelling-" + at, words, { checked: way.goes, "data-pk-spelling": way.text, onchange: look }, "“" + way.example + "”");
  });

  function look() {
    const spared = found.filter((_way, at) => !boxes[at].input.checked).map((way) => way.text);
    respell(spared, document.activeElement?.getAttribute("data-pk-spelling"));
  }

  const hint = h("p", { class: "pk-hint" }, t("Take the tick away where it means something else."));
  return h("fieldset", { class: "pk-choices" }, h("legend", { class: "pk-label" }, t("How the name is written")), hint, ...boxes.map((box) => box.el));
}
