// Choose or draw a card, and cards on paper.

import { button, h, show } from "../../dom.js";
import { asked, line } from "../../forms.js";
import { download } from "../../rpc.js";
import { doorTo, fold } from "../page.js";

/** { el, button, drawn(message), printed(message) }; `cards` knows each card by its id. */
export function drawPart(ctx, ask, cards) {
  const number = (max, key) => line({ type: "number", min: "1", max, inputmode: "numeric", "data-pk-key": key });
  const minutes = asked(ctx, "draw-minutes", "How many minutes have you got? (optional)", number("600", "draw-minutes"));
  const people = asked(ctx, "draw-people", "How many of you are there? (optional)", number("1000", "draw-people"));
  const place = h("div", { class: "pk-drawn", hidden: true });
  const press = button("", "Draw a card", draw, { "data-pk-key": "draw" });
  const print = printPart(ctx, ask);
  const el = h("div", {},
    h("h2", {}, "Choose or draw a card"),
    h("p", {}, "Choose any card from the list, or let chance decide. Cards you have not saved yet come first."),
    h("div", { class: "pk-pair pk-draw-for" }, minutes.el, people.el),
    press,
    place,
    print.el);
  let last = "";

  function draw() {
    const given = ({ control }) => (control.value ? Number(control.value) : null);
    ask("draw", { but_not: last, minutes: given(minutes), people: given(people) });
  }

  return {
    el,
    button: press,
    printed: print.printed,
    drawn(message) {
      const found = cards.get(message.card);
      if (!found) return;
      const { card, file } = found;
      last = card.id;
      press.textContent = "Draw another card";
      place.replaceChildren(
        h("p", { class: "pk-drawn-lead" }, message.all_done ? "You have saved every card. Here is one to look at again." : message.again ? "You have saved every card that fits. Here is one to look at again." : "You drew"),
        h("h3", {}, h("span", { class: "pk-number" }, card.id), " ", card.title),
        h("p", {}, card.summary),
        h("p", { class: "pk-quiet-words" }, "Time: " + card.time, h("br"), "Have at hand: " + card.have),
        message.line ? h("p", { class: "pk-draw-line" }, message.line) : "",
        h("p", {}, doorTo(file, card.id, { class: "pk-link pk-go", "data-pk-drawn": card.id }, `Open card ${card.id}`)));
      show(place, true);
      ctx.say(`You drew card ${card.id}, ${card.title}. ${card.summary} Time: ${card.time}. Have at hand: ${card.have} ${message.line} A link to it follows.`);
    },
  };
}

function printPart(ctx, ask) {
  const said = h("p", { class: "pk-quiet-words", role: "status" });
  const choice = (value, ...words) => h("option", { value }, ...words);
  const all = ctx.view.capabilities.flatMap((one) => [choice(one.number, `All cards of ${one.number}. ${one.title}`), ...one.cards.map((card) => choice(card.id, `${card.id} ${card.title}`))]);
  const which = asked(ctx, "print-which", "Which cards?", h("select", { class: "pk-input", "data-pk-key": "print-which" }, choice("", "All cards"), ...all));
  const make = (as) => () => {
    said.textContent = "Making the cards…";
    ask("print", { which: which.control.value, as }, 60000);
  };
  return {
    el: fold("Print cards in big type", h("p", {}, "One card on each page, for a table or a wall. None of your answers are on them."), which.el,
      h("div", { class: "pk-buttons" }, button("pk-secondary", "Make the PDF", make("pdf"), { "data-pk-key": "print-pdf" }), button("pk-secondary", "Make a web page", make("html"), { "data-pk-key": "print-html" })), said),
    printed(message) {
      download(message);
      said.textContent = `“${message.name}” is in your downloads.`;
    },
  };
}
