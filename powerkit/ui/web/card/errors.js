// The error summary of a card.

import { h } from "../dom.js";

/** GOV.UK error summary: takes the focus; each line leads to what it is about. problems: [{ text, main }]. */
export function errorSummary(problems, ctx) {
  const line = ({ text, main }) => {
    if (!main) return h("li", {}, text);
    const go = (event) => {
      event.preventDefault();
      main.focus();
    };
    return h("li", {}, h("a", { href: "#" + main.id, onclick: go }, text));
  };
  return h("div", { class: "pk-summary-box", tabindex: "-1", role: "alert", "aria-labelledby": ctx.id("problem") },
    h("h2", { id: ctx.id("problem") }, "There is a problem"),
    h("ul", {}, ...problems.map(line)));
}
