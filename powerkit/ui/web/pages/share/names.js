// Step 3 of a share: people's names. They are replaced unless the leader says otherwise, and the leader says what is one.

import { button, h, show } from "../../dom.js";
import { namesAsked } from "../names/asked.js";
import { shareTick } from "./parts.js";

const WAYS = [
  ["replaced", "Replace names by codes", "A code says what sort of person it is, such as “Colleague A (housing)”, and stays the same. Somebody who knows the people may still recognise them: it makes nobody anonymous."],
  ["roles", "Replace names, keep roles as I word them", "For a supervisor inside the team. A role can show who somebody is."],
  ["kept", "Keep names", "For a supervisor inside the team who knows everybody anyway. Every name stands as you wrote it."],
];

export function shareNames(ctx, share) {
  const ways = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-label" }, "What shall happen to people’s names?"));
  const names = namesAsked(ctx, {
    ask: () => share.engine.ask("names", { draft: share.draft }, 20000),
    decide: (words, more) => share.engine.ask("decide", { words, ...more }, 20000),
    roleOf,
  });
  const key = button("pk-secondary", "Print the key to the codes", () => share.engine.ask("key", { to: share.draft.to, names: share.draft.names }));
  const rest = h("div", {}, names.el, h("p", { class: "pk-hint" }, "The key says who stands behind each code. It stays in your log book; print it for yourself alone."), key);
  const el = h("div", {}, ways, rest);

  for (const [id, label, hint] of WAYS) {
    const made = shareTick(ctx.id("way-" + id), label, hint, { name: ctx.id("way"), value: id, onchange: () => choose(id) }, "radio");
    ways.append(made.el);
  }

  function choose(way) {
    share.draft.names = way;
    share.changed();
    ask();
  }

  function ask() {
    const kept = share.draft.names === "kept";
    show(rest, !kept);
    if (!kept) names.open();
  }

  function open() {
    for (const input of ways.querySelectorAll("input")) input.checked = input.value === share.draft.names;
    ask();
  }

  function roleOf(name, role, id) {
    const choices = share.draft.names === "roles"
      ? h("input", { type: "text", class: "pk-input", maxlength: "60", value: role, dir: "auto" })
      : h("select", { class: "pk-input" }, ...ctx.view.nouns.map((noun) => h("option", { value: noun, selected: noun.toLowerCase() === role.toLowerCase() }, noun)));
    choices.id = id;
    choices.setAttribute("aria-label", `Role of ${name}`);
    const before = share.draft.names === "roles" ? role : choices.value;
    return { el: choices, get: () => (choices.value === before ? role : choices.value) };
  }

  /** Keep the decisions, then go on. */
  function leave(next) {
    if (share.draft.names === "kept") return next();
    if (names.missed()) return;
    share.whenDecided = next;
    share.engine.ask("decide", { words: names.decisions() }, 20000);
  }

  /** A page to print, in a frame of its own: nothing else of this page is on it. */
  function onKey({ html }) {
    el.querySelector("iframe")?.remove();
    const frame = h("iframe", { class: "pk-aside", sandbox: "allow-same-origin allow-modals", title: "The key to the codes", "aria-hidden": "true", tabindex: "-1" });
    frame.addEventListener("load", () => frame.contentWindow.print());
    frame.srcdoc = html;
    el.append(frame);
  }

  return { title: "Look at the names", short: "Names", el, open, leave, onNames: names.draw, onKey, again: ask, check: () => "" };
}
