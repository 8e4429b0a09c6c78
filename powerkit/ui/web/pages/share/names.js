// Step 3 of a share: people's names. They are replaced unless the leader says otherwise, and the leader says what is one.

import { button, h, show } from "../../dom.js";
import { nameRow, nameTable } from "./names_table.js";
import { counted, shareField, shareTick } from "./parts.js";

const WAYS = [
  ["replaced", "Replace names by codes", "A code says what sort of person it is, such as “Colleague A (housing)”, and stays the same. Somebody who knows the people may still recognise them: it makes nobody anonymous."],
  ["roles", "Replace names, keep roles as I word them", "For a supervisor inside the team. A role can show who somebody is."],
  ["kept", "Keep names", "For a supervisor inside the team who knows everybody anyway. Every name stands as you wrote it."],
];

const SHORT_LIST = 40;
const KNOWN = ["Person", "Name", "Becomes", "Role"];
const FOUND = ["Person", "Word", "Where it stands"];

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
  function onNames({ known, guesses, unsure = [], no_names }) {
    asked = [];
    const here = known.filter((one) => one.here && one.new);
    const before = known.filter((one) => one.here && !one.new);
    const away = known.filter((one) => !one.here);
    const likely = guesses.filter((one) => one.likely);
    const other = guesses.filter((one) => !one.likely);
    lists.replaceChildren(...[
      h("h3", {}, here.length ? "Names in this copy" : before.length ? "No new name is in this copy" : "No name that your log book knows is in this copy"),
      here.length > 0 && h("p", {}, "Take the tick away from what is no person’s name."),
      here.length > 0 && nameTable("Names in this copy", KNOWN, here.map((one) => knownRow(one))),
      unsure.length > 0 && h("h3", {}, "A person, or just a word?"),
      unsure.length > 0 && h("p", {}, "Take the tick away from what is just a word. What you say is remembered."),
      unsure.length > 0 && nameTable("A person, or just a word?", FOUND, unsure.map((one) => guessRow(one, () => true, true))),
      likely.length > 0 && h("h3", {}, "Are these names?"),
      likely.length > 0 && h("p", {}, "Tick those that are a person’s name." + (unsure.length ? "" : " What you say is remembered.")),
      likely.length > 0 && nameTable("Are these names?", FOUND, likely.map((one) => guessRow(one, () => true))),
      before.length > 0 && folded(`Names as in your last copy (${before.length})`, "", before, knownRow),
      other.length > 0 && folded(`Other words with a capital (${other.length})`, "Most of these only begin a sentence. Tick those that are a person’s name.", other, guessRow, other.length <= SHORT_LIST),
      away.length > 0 && folded(`Names your log book knows that are not in this copy (${away.length})`, "", away, knownRow),
      no_names.length > 0 && folded(`Words you said are no names (${no_names.length})`, "Tick one to have it replaced after all.", no_names.map((word) => ({ word, times: 0, around: "" })), guessRow),
    ].filter(Boolean));
    ctx.say(`${counted(here.length, before.length ? "new name" : "name")} found, and ${counted(likely.length + unsure.length, "word")} to decide on.`);
  }

  /** A list that can be closed. Names hide among the words that begin a sentence, so a short list of those starts open. */
  function folded(title, hint, found, row, open = false) {
    const box = h("details", { class: "pk-fold", open }, h("summary", {}, title));
    let seen = open;
    box.addEventListener("toggle", () => (seen ||= box.open));
    box.append(h("div", { class: "pk-fold-body" }, hint && h("p", {}, hint), nameTable(title, row === knownRow ? KNOWN : FOUND, found.map((one) => row(one, () => seen)))));
    return box;
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
