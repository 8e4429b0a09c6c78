// The sentences of a script that travels inside a file, in the file's language. Python puts in those that are translated.

"use strict";

const CATALOGUE = {};
const SPOKEN = "en-GB";
const pluralForm = (n) => Number(n !== 1);

/** What is English in a file of another language: it is marked where it stands. */
const pkEnglish = new Set();

function pkFilled(message, said, values) {
  const text = (said ?? message).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
  if (said === undefined && !document.documentElement.lang.startsWith("en")) pkEnglish.add(text);
  return text;
}

/** A sentence in the file's language, English where nobody has translated it; `values` stand in its braces. */
const t = (message, values = {}) => pkFilled(message, CATALOGUE[message], values);

/** The same for a number of things; "{number}" is the number itself. */
const tn = (one, many, number) => pkFilled(number === 1 ? one : many, CATALOGUE[one]?.[pluralForm(number)], { number });

/** Put words into an element, marked with their language where it is another than the file's. */
function pkTell(element, text) {
  if (pkEnglish.has(text)) element.lang = SPOKEN;
  else element.removeAttribute("lang");
  element.textContent = text;
}

/** An element with these attributes and what is inside it. */
function pkMake(tag, given = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  if (inside.length === 1 && typeof inside[0] === "string") pkTell(made, inside[0]);
  else made.append(...inside);
  return made;
}

// For the script that stands behind this one in the file.
Object.assign(globalThis, { t, tn, pkTell, pkMake });
