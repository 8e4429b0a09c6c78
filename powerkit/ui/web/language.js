// Which language the page's words are in: the workbook's own sentences translated, and a mark on what is in another one.

const ENGLISH = "en-GB";
/** What most of the workbook's own words here are in. Python puts the deck's language and its words in place of these. */
const SPOKEN = "en-GB";
/** @type {Record<string, string | string[]>} */
const CATALOGUE = {};
const pluralForm = (/** @type {number} */ n) => Number(n !== 1);

/** Words that are in another language than most → which. @type {Map<string, string>} */
const foreign = new Map();

/** @param {string} text @param {string} lang */
function noted(text, lang) {
  if (lang !== SPOKEN) foreign.set(text, lang);
  return text;
}

/** @param {string} text @param {Record<string, any>} [values] */
function filled(text, values) {
  return values ? text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all)) : text;
}

/**
 * A sentence of the workbook's own in the language in use, English where nobody has translated it; `values` stand in its braces.
 * @param {string} message
 * @param {Record<string, any>} [values]
 */
export function t(message, values) {
  const said = CATALOGUE[message];
  return noted(filled(typeof said === "string" ? said : message, values), said ? inUse.lang : ENGLISH);
}

/**
 * The same for a number of things, as the language counts them; "{number}" is the number itself.
 * @param {string} one
 * @param {string} many
 * @param {number} number
 * @param {Record<string, any>} [values]
 */
export function tn(one, many, number, values) {
  const said = CATALOGUE[one];
  const text = Array.isArray(said) ? said[pluralForm(number)] : number === 1 ? one : many;
  return noted(filled(text, { number, ...values }), said ? inUse.lang : ENGLISH);
}

/**
 * Sentences one after the other, as one text; what is empty or false is left out.
 * @param {...(string | false | 0 | null | undefined)} said
 */
export function sentences(...said) {
  const there = said.filter((text) => typeof text === "string" && text !== "");
  const text = there.join(" ");
  const lang = foreign.get(String(there[0]));
  return lang && there.every((part) => foreign.get(String(part)) === lang) ? noted(text, lang) : text;
}

/**
 * A sentence of `t` or `tn` that was given no values, as what `h` takes: elements stand in its braces, and words, which run their
 * own way there. `h("p", {}, ...woven(t("They open in your {log}."), { log: link }))`.
 * @param {string} sentence
 * @param {Record<string, any>} values
 */
export function woven(sentence, values) {
  const lang = foreign.get(sentence);
  return sentence.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return lang && /\p{L}/u.test(part) ? noted(part, lang) : part;
    if (values[part] instanceof Node) return values[part];
    const own = document.createElement("bdi");
    own.textContent = String(values[part]);
    return own;
  });
}

const inUse = { lang: SPOKEN, dir: "ltr" };

/**
 * Say of a card or page in which language it is and which way it runs; `view.language.words` are the deck's.
 * @param {HTMLElement} root
 * @param {Record<string, any>} view
 */
export function speak(root, view) {
  root.lang = SPOKEN;
  if (!view.language) return;
  Object.assign(inUse, view.language);
  root.dir = inUse.dir;
  for (const text of view.language.words ?? []) noted(text, inUse.lang);
}

/** What the deck is in. */
export const deckLanguage = () => inUse.lang;

/** Whether the page runs from right to left. */
export function rightToLeft() {
  return inUse.dir === "rtl";
}

/**
 * A key as it is meant where words run from left to right: in a page that runs the other way the two arrows change places.
 * @param {string} key
 */
export function keyAlong(key) {
  return !rightToLeft() ? key : key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}

/**
 * Words as they are put into an element: marked with their language where it is another than the page's.
 * @param {HTMLElement} el
 * @param {string | Node} kid
 * @param {boolean} alone
 */
export function marked(el, kid, alone) {
  const lang = typeof kid === "string" && foreign.get(kid);
  const folded = typeof kid === "string" && rightToLeft() && el.localName === "summary"; // its mark stands first, whichever way its words run
  if (!lang && !folded) return kid;
  const part = folded ? document.createElement("bdi") : alone ? el : document.createElement("span");
  if (lang) part.lang = lang;
  if (part === el) return kid;
  part.append(kid);
  return part;
}
