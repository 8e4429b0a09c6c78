// Finds the words that a person reads in a script: what is passed to `t` or `tn`, and what is not yet.

const NOT_WORDS = new Set(["class", "id", "type", "role", "name", "for", "style", "href", "rel", "target", "inputmode", "autocomplete", "accept", "look", "kind", "key", "d", "viewBox", "dir", "lang", "place", "shape", "act", "on", "transform", "fill", "orient", "step", "tag", "description"]);
/** What a browser's own functions are given; what one of ours is given may be read. */
const CALLS_WITHOUT_WORDS = new Set(["querySelector", "querySelectorAll", "closest", "matches", "includes", "startsWith", "endsWith", "RegExp", "matchMedia", "error", "warn"]);
const KEYS = new Set(["Enter", "Escape", "Home", "End", "Delete", "Backspace", "Tab", "ContextMenu", "PageUp", "PageDown", "Infinity", "Space", "Element", "Shift", "Control", "Process", "Unidentified", "Node", "Content-Type", "Accept", "X-XSRFToken"]);

/** @typedef {any} Tree A node of a script, as Deno's lint has it. */

/**
 * Whether a person would read it: a letter with a capital before it, or several words; no class, address, key or piece of CSS.
 * @param {string} text
 */
export function readable(text) {
  const bare = text.trim();
  if (!/\p{L}{2}/u.test(bare) && !/^[“‘]?[AI] /.test(bare)) return false;
  if (KEYS.has(bare) || /^(pk-|#|\.[\w-]|\/|https?:|data:|--|Arrow[A-Z]|F\d+$)/.test(bare) || /^[A-Z_]+$/.test(bare)) return false;
  if (/^M[\d. -]|\[open\]|^[a-z]+(, [a-z]+)+$|^, lit/.test(bare)) return false; // paths, selectors
  if (/[{}]|;(?! \p{L})|=>|::|\bpx\b|\bvar\(|^\w+\(|:not\(|^\[|translate\(|="|aria-|data-/u.test(bare)) return false;
  if (/^[a-z][\w-]*$/.test(bare)) return false; // one small word: an id more often than not
  if (bare.split(" ").every((part) => /^[\w-]*-[\w-]*$|^[.#[]/.test(part))) return false; // classes, selectors
  return /^["“‘(…–]*\p{Lu}/u.test(bare) || / /.test(bare);
}

/** @param {Tree} node */
const called = (node) => node?.type === "Identifier" ? node.name : node?.type === "MemberExpression" ? node.property?.name ?? "" : "";

/** @param {Tree} node */
function without(node) {
  let child = node;
  for (let up = node.parent; up; child = up, up = up.parent) {
    if (up.type === "Property") {
      if (up.key === child && !up.computed) return true;
      const key = up.key.name ?? up.key.value;
      if (NOT_WORDS.has(key) || String(key).startsWith("data-") || (String(key).startsWith("aria-") && !["aria-label", "aria-description", "aria-roledescription", "aria-valuetext"].includes(key))) return true;
    }
    if (up.type === "BinaryExpression" && ["===", "!==", "in", "<", ">"].includes(up.operator)) return true;
    if (up.type === "MemberExpression" && up.property === child && up.computed) return true;
    if (["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"].includes(up.type) && up.source === child) return true;
    if (up.type === "SwitchCase" && up.test === child) return true;
    if (up.type === "AssignmentExpression" && up.right === child && ["className", "cssText", "innerHTML", "type", "id", "href"].includes(up.left.property?.name)) return true;
    if (up.type === "CallExpression" || up.type === "NewExpression") {
      const name = called(up.callee);
      const at = up.arguments.indexOf(child);
      if (at >= 0 && CALLS_WITHOUT_WORDS.has(name)) return true;
      if (["h", "button", "errorLine", "setAttribute", "aloud"].includes(name) && at === 0) return true;
      if (name === "setAttribute" && !["aria-label", "placeholder", "title", "aria-description", "alt", "aria-valuetext"].includes(up.arguments[0]?.value)) return true;
      if (at >= 0) return false; // what a call is given is no name or class, whatever the call stands in
    }
    if (/Function|^Program|Statement$|^VariableDeclarat/.test(up.type)) return false;
  }
  return false;
}

/** @param {Tree} node */
function wrapped(node) {
  const call = node.parent?.type === "CallExpression" ? node.parent : null;
  return Boolean(call) && ["t", "tn"].includes(called(call.callee)) && call.arguments.indexOf(node) < (called(call.callee) === "tn" ? 2 : 1);
}

const BLANK = "…";

/**
 * Where a part of a script's words would be: through what chooses between two of them.
 * @param {Tree} node
 */
function whole(node) {
  let part = node;
  while (["ConditionalExpression", "LogicalExpression"].includes(part.parent?.type) && part.parent.test !== part) part = part.parent;
  return part.parent?.type === "ConditionalExpression" ? null : part.parent;
}

/**
 * What is wrong with a message of `t` or `tn`, or ""; `source` is its script.
 * @param {Tree} call
 * @param {string} source
 */
function broken(call, source) {
  const texts = call.arguments.slice(0, called(call.callee) === "tn" ? 2 : 1).map((/** @type {Tree} */ given) => given.value);
  if (texts.some((/** @type {unknown} */ text) => typeof text !== "string")) return "is no text";
  if (texts.some((/** @type {string} */ text) => /^[\s,.;:)]|\s$/u.test(text))) return "is a piece";
  const around = whole(call);
  if (around?.type === "BinaryExpression" && around.operator === "+") return "is joined to something";
  return around?.type === "TemplateLiteral" && /\p{L}|\$\{.*\$\{/u.test(source.slice(...around.range).replace(source.slice(...call.range), "")) ? "stands in a text" : "";
}

/**
 * Messages that are no whole sentence or phrase, and so cannot be put in the order of another language: [{ text, why }].
 * @param {string} file
 * @param {string} source
 */
export function fragments(file, source) {
  const found = /** @type {Tree[]} */ ([]);
  const rule = { create: () => ({
    CallExpression(/** @type {Tree} */ node) {
      const why = node.callee.type === "Identifier" && ["t", "tn"].includes(node.callee.name) ? broken(node, source) : "";
      if (why) found.push({ text: source.slice(...node.arguments[0].range), why });
    },
  }) };
  /** @type {any} */ (Deno).lint.runPlugin({ name: "words", rules: { fragments: rule } }, file, source);
  return found;
}

/**
 * Every text of a script that a person reads: { range, text, done, node }; blanks of a template are "…".
 * @param {string} file
 * @param {string} source
 */
export function words(file, source) {
  const found = /** @type {Tree[]} */ ([]);
  const note = (/** @type {Tree} */ node, /** @type {string} */ text) => readable(text) && (wrapped(node) || !without(node)) && found.push({ node, range: node.range, text, done: wrapped(node) });
  const rule = { create: () => ({
    Literal: (/** @type {Tree} */ node) => typeof node.value === "string" && note(node, node.value),
    TemplateLiteral: (/** @type {Tree} */ node) => node.parent?.type !== "TaggedTemplateExpression" && note(node, node.quasis.map((/** @type {Tree} */ part) => part.cooked).join(BLANK)),
  }) };
  /** @type {any} */ (Deno).lint.runPlugin({ name: "words", rules: { words: rule } }, file, source);
  return found;
}
