// Step 3 of a share: people's names. They are replaced unless the leader says otherwise, and the leader says what is one.

import { button, h, show } from "../../dom.js";
import { nameLists, nameRow } from "./names_table.js";
import { counted, shareField, shareTick } from "./parts.js";

const WAYS = [
  ["replaced", "Replace names by codes", "A code says what sort of person it is, such as “Colleague A (housing)”, and stays the same. Somebody who knows the people may still recognise them: it makes nobody anonymous."],
  ["roles", "Replace names, keep roles as I word them", "For a supervisor inside the team. A role can show who somebody is."],
  ["kept", "Keep names", "For a supervisor inside the team who knows everybody anyway. Every name stands as you wrote it."],
];

export function shareNames(ctx, share) {
  const ways = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-label" }, "What shall happen to people’s names?"));
  const lists = h("div", { class: "pk-name-lists" });
  const added = shareField(ctx.id("add-name"), "A name that is missing here", "Also a nickname, or a name in a writing without capitals: no program can find those by itself.", "", () => {});
  const add = button("pk-secondary", "Add it as a name", addOne);
  const key = button("pk-secondary", "Print the key to the codes", () => share.engine.ask("key", { to: share.draft.to, names: share.draft.names }));
  const rest = h("div", {}, h("div", { class: "pk-add" }, added.el, add), h("p", { class: "pk-hint" }, "The key says who stands behind each code. It stays in your log book; print it for yourself alone."), key);
  const el = h("div", {}, ways, lists, rest);
  let asked = []; // { word, input, role, seen() }: what is decided when the leader goes on

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
    show(lists, !kept);
    show(rest, !kept);
    if (!kept) share.engine.ask("names", { draft: share.draft }, 20000);
  }

  function open() {
    for (const input of ways.querySelectorAll("input")) input.checked = input.value === share.draft.names;
    lists.replaceChildren(h("p", {}, "Looking for names…"));
    ask();
  }

  // ---- what Python found ----
  function onNames(found) {
    asked = [];
    lists.replaceChildren(...nameLists(found, knownRow, guessRow));
    const fresh = found.known.filter((item) => item.here && item.new);
    const toSay = found.guesses.filter((guess) => guess.likely).length + (found.unsure ?? []).length;
    ctx.say(`${counted(fresh.length, "name")} to look at, and ${counted(toSay, "word")} to decide on.`);
  }

  function knownRow({ name, code, role }) {
    const number = asked.length;
    const choices = share.draft.names === "roles"
      ? h("input", { type: "text", class: "pk-input", maxlength: "60", value: role, dir: "auto" })
      : h("select", { class: "pk-input" }, ...ctx.view.nouns.map((noun) => h("option", { value: noun, selected: noun.toLowerCase() === role.toLowerCase() }, noun)));
    choices.id = ctx.id("role-" + number);
    const before = share.draft.names === "roles" ? role : choices.value;
    choices.setAttribute("aria-label", `Role of ${name}`);
    const made = nameRow(ctx.id("name-" + number), name, code, { checked: true, "data-pk-name": name }, choices);
    asked.push({ word: name, input: made.input, was: true, role: () => (choices.value === before ? role : choices.value), roleWas: role });
    return made.el;
  }

  function guessRow({ word, times, around }, seen, checked = false) {
    const told = [times > 1 && `${times} times`, around !== word && around].filter(Boolean).join(": ");
    const made = nameRow(ctx.id("guess-" + asked.length), word, told, { checked, "data-pk-guess": word });
    asked.push({ word, input: made.input, was: null, seen });
    return made.el;
  }

  function addOne() {
    const word = added.input.value.trim();
    if (!word) return added.input.focus();
    added.input.value = "";
    share.engine.ask("decide", { words: [...decisions(), { word, is_name: true, role: "" }], again: true });
    ctx.say(`${word} is added as a name.`);
  }

  /** What has to be remembered: what was changed, and every guess the leader has looked at. */
  function decisions() {
    return asked.flatMap(({ word, input, was, role, roleWas, seen }) => {
      const is_name = input.checked;
      if (was === null) return is_name || seen() ? [{ word, is_name, role: "" }] : [];
      const now = role();
      return is_name !== was || now !== roleWas ? [{ word, is_name, role: now }] : [];
    });
  }

  /** Keep the decisions, then go on. */
  function leave(next) {
    if (share.draft.names === "kept") return next();
    share.whenDecided = next;
    share.engine.ask("decide", { words: decisions() }, 20000);
  }

  /** A page to print, in a frame of its own: nothing else of this page is on it. */
  function onKey({ html }) {
    el.querySelector("iframe")?.remove();
    const frame = h("iframe", { class: "pk-aside", sandbox: "allow-same-origin allow-modals", title: "The key to the codes", "aria-hidden": "true", tabindex: "-1" });
    frame.addEventListener("load", () => frame.contentWindow.print());
    frame.srcdoc = html;
    el.append(frame);
  }

  return { title: "Look at the names", short: "Names", el, open, leave, onNames, onKey, again: ask, check: () => "" };
}
