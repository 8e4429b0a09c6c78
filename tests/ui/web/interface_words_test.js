// Words that a person reads in a script go through `t` and `tn`, whole, so that they can be translated.
import { equal } from "./checks.js";
import { fragments, words } from "./interface_words.js";

/** What has no catalogue: it is there before one is, or it travels inside a file, in English. */
const ENGLISH = ["loader.js", "offline/map_explorer.js", "watch.js"];
/** Not said to anybody: a line of Python, the first line of a plain script. */
const CODE = ["from powerkit import workbook; workbook.leave()", "use strict", "kind “…”"];
const [WEB, BAR] = ["ui/web", "app/labextension/powerkit-workbook/static"].map((path) => new URL(`../../../powerkit/${path}/`, import.meta.url));

/** @param {URL} folder @returns {Generator<URL>} */
function* scripts(folder) {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* scripts(new URL(`${name}/`, folder));
    else if (name.endsWith(".js")) yield new URL(name, folder);
  }
}

/** Each script with what there is to find in it, but for those that stay in English. @param {(file: string, source: string) => any[]} find */
function everywhere(find) {
  return [...scripts(WEB), ...scripts(BAR)]
    .filter((file) => !ENGLISH.some((name) => file.href.endsWith(`/${name}`)))
    .flatMap((file) => find(file.pathname, Deno.readTextFileSync(file)).map((found) => ({ file: file.href.split("/").slice(-3).join("/"), ...found })));
}

Deno.test("every word of a script that a person reads is in the catalogue", () => {
  const bare = everywhere(words).filter(({ text, done }) => !done && !CODE.includes(text));
  if (bare.length) throw new Error(`These go into t("…") or tn("…", "…", n), see docs/translating.md:\n${bare.map(({ file, text }) => `${file}: ${text}`).join("\n")}`);
});

Deno.test("every message is whole, so that another language can order its words", () => {
  const found = everywhere(fragments).map(({ file, text, why }) => `${file}: ${text} ${why}`);
  if (found.length) throw new Error(`Make a whole sentence with {names} in it (t, tn), put elements in with woven(), or several sentences with sentences():\n${found.join("\n")}`);
});

Deno.test("a message that is a piece of a sentence is found", () => {
  const why = (/** @type {string} */ source) => fragments("m.js", source).map((found) => found.why);
  equal(why('a = t("One more.") + b; c = `${n} ${n === 1 ? t("row") : t("rows")}`; d = t(", kept"); e = t("Error: "); f = t(`Go ${g}`);'), ["is joined to something", "stands in a text", "stands in a text", "is a piece", "is a piece", "is no text"]);
  equal(why('a = sentences(t("One more."), t("Two more.")); b = `“${t("nothing")}”`; c = n ? t("a") : tn("{number} row", "{number} rows", n);'), []);
});

Deno.test("what is no word of ours is not taken for one", () => {
  const texts = (/** @type {string} */ source) => words("m.js", source).map(({ text }) => text);
  equal(texts('h("p", { class: "pk-hint Big" }, "Write a name"); el.querySelector("Input x"); if (key === "Enter now") go("M5 6.5h14");'), ["Write a name"]);
  equal(texts('x = `${many} people are here`; y = t("Done"); z = { "aria-label": "Close it", "data-pk-key": "Not this" };'), ["… people are here", "Done", "Close it"]);
  equal(texts('tell("Choose a day."); throw new Error("It can’t be read."); parts = { name: asked("Your name") };'), ["Choose a day.", "It can’t be read.", "Your name"]);
});
