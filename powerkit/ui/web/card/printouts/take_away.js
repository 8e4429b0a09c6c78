// A page to take along: the questions on paper or on a phone, with none of the answers but those that are chosen.

//# style ./printouts.css
import { button, h, show } from "../../dom.js";
import { tickable } from "../../kinds/choice/index.js";
import { ADDED } from "../../registry.js";
import { handOut } from "../../host.js";
import { notesBack } from "./notes.js";
import { t } from "../../language.js";

/** @import { FieldContext } from "../context.js" */
/** @import { TakeView } from "../../generated/views.d.ts" */

ADDED.take = (/** @type {{ take: TakeView }} */ field, /** @type {FieldContext} */ ctx) => {
  const { choose, carried } = field.take;
  const done = h("p", { class: "pk-hint", hidden: true });
  const label = (/** @type {string} */ id) => ctx.fields.find((each) => each.id === id)?.label ?? id;
  const ticks = choose.map((id) => ({ id, ...tickable("checkbox", ctx.id("take-" + id), { label: label(id) }, { "data-pk-key": "take-" + id }) }));

  function say(/** @type {string} */ words) {
    done.textContent = words;
    show(done, true);
    ctx.say(words);
  }

  const make = (/** @type {string} */ as) => async () => {
    const chosen = ticks.filter((each) => each.input.checked).map((each) => each.id);
    try {
      const file = await ctx.askCard("take", { as, chosen, values: Object.fromEntries(chosen.map((id) => [id, ctx.others.value(id) ?? null])) });
      if (file) say(handOut(file));
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    }
  };

  const page = h("details", { class: "pk-details pk-away-part" }, h("summary", { "data-pk-key": "take" }, t("A page to take with you")),
    h("div", { class: "pk-paper" },
      h("p", {}, t("One page with the task and the questions to carry, to print or to read on a phone. Nothing you wrote is on it, but for what you tick here.")),
      ticks.length > 0 && h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-cell-label" }, t("Put your answers on it too")), ...ticks.map((each) => each.el)),
      h("div", { class: "pk-buttons" },
        button("", t("A page to print (PDF)"), make("pdf"), { "data-pk-key": "take-pdf" }),
        button("pk-secondary", t("A page for a phone"), make("html"), { "data-pk-key": "take-html" }),
        button("pk-secondary", t("A text to write in"), make("txt"), { "data-pk-key": "take-txt" })),
      done));
  ctx.above(h("div", {}, h("h3", {}, t("Away from the desk")), page, notesBack(carried, ctx)));
  return null;
};
