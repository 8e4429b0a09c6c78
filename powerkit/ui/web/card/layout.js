// What stands on a card, from its title to the line that says how saving stands.

import { h, show } from "../dom.js";
import { inOrder } from "./conditions.js";
import { OWN, PRIVATE, READ_BACK, aboutFields, heading } from "./entry_fields.js";
import { severalPeople } from "./group_answers.js";

/** The places of a card that are filled as things happen. */
export function placesOf(ctx) {
  const above = h("div", { class: "pk-section", hidden: true });
  const body = h("div", { class: "pk-body", inert: true });
  return {
    above,
    body,
    communities: h("datalist", { id: ctx.id("communities") }),
    problems: h("div", { class: "pk-top" }),
    offers: h("div", { class: "pk-top" }),
    finish: h("div", {}),
    /** Put an element above all questions. */
    putAbove(el) {
      above.append(el);
      show(above, true);
    },
    /** The focus goes to the first thing to fill in. */
    focus: (kinds = "input, textarea, select, button") => body.querySelector(kinds)?.focus(),
  };
}

const section = (name, ...parts) => h("div", { class: "pk-section" }, name && h("h3", {}, name), ...parts);

/** Put a card together in its root: `ends` are what stands beneath its questions and in its last line. */
export function layOut(card, framed, { toggle, brief, save, fresh, bar }) {
  const { root, view, ctx, parts, frames } = card;
  const about = aboutFields(view).map(framed);
  const questions = inOrder(view.fields || []).map(framed);
  const rest = [OWN, ...(view.read_back ? [READ_BACK] : []), PRIVATE].map(framed);
  frames.get("about.community")?.control.main.setAttribute("list", parts.communities.id);
  const head = heading(view.card, ctx);
  root.setAttribute("aria-labelledby", ctx.id("title"));
  parts.finish.append(h("div", { class: "pk-buttons" }, save), ...card.version.parts);
  head.append(h("div", { class: "pk-buttons pk-together" }, card.group.opener, severalPeople(root, view.card.id).el, toggle.el));
  parts.body.append(
    parts.above,
    section("About this entry", ...about),
    section("Your answers", h("p", { class: "pk-hint" }, "No question has to be answered. Save as few or as many as you like."), brief.el, ...questions),
    section("", ...rest),
    h("div", { class: "pk-section pk-finish" }, parts.finish, fresh),
  );
  for (const made of frames.values()) if (!made.inside) card.seats.add(made);
  root.append(parts.communities, card.voice.el, parts.problems, head, parts.offers, parts.body, bar.el);
}
