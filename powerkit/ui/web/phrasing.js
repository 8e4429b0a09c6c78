// Words put together: articles, plurals, capitals. A deck's own nouns take English endings in an English deck alone.

import { deckLanguage } from "./language.js";

const english = () => deckLanguage().startsWith("en");

/**
 * "a topic", "an answer".
 * @param {string} noun
 */
export function one(noun) {
  return !english() ? noun : (/^[aeiou]/i.test(noun) ? "an " : "a ") + noun;
}

/**
 * "topics", "activities".
 * @param {string} noun
 */
export function many(noun) {
  if (!english()) return noun;
  return /[^aeiou]y$/.test(noun) ? noun.slice(0, -1) + "ies" : /(s|x|ch|sh)$/.test(noun) ? noun + "es" : noun + "s";
}

/**
 * "1 answer", "2 answers".
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${number} ${number === 1 ? noun : many(noun)}`;
}

/**
 * @param {string} text
 */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A label inside a sentence: "We see this differently" → "we see this differently"; "I" and short names stay.
 * @param {string} text
 */
export function lowerFirst(text) {
  return /^(I\b|.[A-Z])/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * A day as people write it, "31 March 2026"; what is no day stays as it is.
 * @param {string} text
 */
export function dayInWords(text) {
  const day = new Date(`${text}T00:00`);
  if (Number.isNaN(day.getTime())) return String(text);
  return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/**
 * The beginning of a text, of about so many letters, whose last word is whole; a very long word is cut, between two letters.
 * @param {string} text
 * @param {number} most
 */
export function cutBetweenWords(text, most) {
  const between = text.slice(0, most).replace(/\s+\S*$/u, "");
  if (2 * between.length >= most) return between;
  return [...new Intl.Segmenter().segment(text.slice(0, most + 40))].map(({ segment, index }) => (index + segment.length <= most ? segment : "")).join("");
}
