// Words that a person reads in a script go through `t` and `tn`, so that they can be translated: how many do not yet can only shrink.
import { equal } from "./checks.js";
import { words } from "./interface_words.js";

/** How many words of each folder are not in the catalogue yet. Whoever wraps some lowers the number here. */
const LEFT = {
  ".": 2, "card": 4, "card/printouts": 2, "kinds": 6, "kinds/board": 6, "kinds/map": 14, "kinds/photo": 2, "kinds/recall": 1,
  "kinds/sketch": 5, "kinds/table": 21, "kinds/words": 6, "pages": 1, "pages/home": 1, "pages/log": 2, "pages/names": 3,
  "pages/share": 3, "pages/year": 1, "the bar": 4,
  "generated": 2, "offline": 11, // the one made by Python, the other travels inside a file in English
};
const [WEB, BAR] = ["ui/web", "app/labextension/powerkit-workbook/static"].map((path) => new URL(`../../../powerkit/${path}/`, import.meta.url));

/** @param {URL} folder @returns {Generator<URL>} */
function* scripts(folder) {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* scripts(new URL(`${name}/`, folder));
    else if (name.endsWith(".js")) yield new URL(name, folder);
  }
}

/** @param {URL} file */
function room(file) {
  if (file.href.startsWith(BAR.href)) return "the bar";
  return file.href.slice(WEB.href.length).split("/").slice(0, -1).slice(0, 2).join("/") || ".";
}

Deno.test("the words of a script that are not in the catalogue become fewer and never more", () => {
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const file of [...scripts(WEB), ...scripts(BAR)]) {
    for (const { text, done } of words(file.pathname, Deno.readTextFileSync(file))) if (!done) (found[room(file)] ??= []).push(text);
  }
  const most = /** @type {Record<string, number>} */ (LEFT);
  const more = Object.entries(found).filter(([name, texts]) => texts.length > (most[name] ?? 0)).map(([name, texts]) => `${name}: ${texts.length} of ${most[name] ?? 0}, ${texts.join(" | ")}`);
  if (more.length) throw new Error(`These words go into t("…") or tn("…", "…", n), see docs/translating.md:\n${more.join("\n")}`);
  equal(Object.fromEntries(Object.entries(found).map(([name, texts]) => [name, texts.length])), Object.fromEntries(Object.keys(found).map((name) => [name, most[name]])));
});

Deno.test("what is no word of ours is not taken for one", () => {
  const texts = (/** @type {string} */ source) => words("m.js", source).map(({ text }) => text);
  equal(texts('h("p", { class: "pk-hint Big" }, "Write a name"); el.querySelector("Input x"); if (key === "Enter now") go("M5 6.5h14");'), ["Write a name"]);
  equal(texts('x = `${many} people are here`; y = t("Done"); z = { "aria-label": "Close it", "data-pk-key": "Not this" };'), ["… people are here", "Done", "Close it"]);
});
