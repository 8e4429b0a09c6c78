// Step 2 of a share: for whom, what I want from them, and my questions. All of it may stay blank.

import { button, h } from "../../dom.js";
import { readersBefore } from "../readers.js";
import { shareField } from "./parts.js";
import { t } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { ShareTold, ShareView } from "../../generated/pages.d.ts" */

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
export function shareAsk(ctx, share) {
  const known = h("datalist", { id: ctx.id("recipients") });
  const to = shareField(ctx.id("to"), t("Who will read it?"), t("Always the same way: codes for names go by it."), "", () => set("to", to.input.value), { list: known.id, autocomplete: "off" });
  const before = readersBefore(to.input, () => set("to", to.input.value));
  to.el.append(before.el);
  const by = shareField(ctx.id("by"), t("Your name, for the first page"), t("You can leave it blank."), "", () => set("by", by.input.value), { autocomplete: "off" });
  const wants = shareField(ctx.id("wants"), t("What do you want from them?"), t("It stands first on the first page. Say how long they need, and what you need it for."), "", () => set("wants", wants.input.value), { rows: "2" });
  const list = h("div", { class: "pk-questions" });
  const more = button("pk-secondary", t("Add a question"), () => add("", true));
  const el = h("div", { class: "pk-share-ask" }, h("div", { class: "pk-share-pair" }, to.el, by.el), known, wants.el,
    h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-label" }, t("Your questions, one in each box")), list, more));

  function set(/** @type {string} */ key, /** @type {string | string[]} */ value) {
    /** @type {Record<string, any>} */ (share.draft)[key] = value;
    share.changed();
  }

  function draw(/** @type {ShareTold} */ { since, leader }) {
    share.draft.by ??= leader;
    before.show(since);
    known.replaceChildren(...since.filter((item) => item.to).map((item) => h("option", { value: item.to })));
  }

  function open() {
    by.input.value = share.draft.by ?? "";
    to.input.value = share.draft.to;
    before.look();
    wants.input.value = share.draft.wants;
    list.replaceChildren();
    for (const question of share.draft.questions.length ? share.draft.questions : [""]) add(question, false);
  }

  function add(/** @type {string} */ value, /** @type {boolean} */ focus) {
    const number = list.children.length + 1;
    const made = shareField(ctx.id("question-" + number), t("Question {number}", { number }), "", value, collect);
    list.append(made.el);
    if (focus) made.input.focus();
  }

  function collect() {
    set("questions", [...list.querySelectorAll("input")].map((input) => input.value));
  }

  return { title: t("Say what you want from them"), short: t("Ask"), el, draw, open, check: () => "" };
}
