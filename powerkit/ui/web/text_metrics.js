// How wide a text is in the workbook’s letters, and its lines, by the rule of powerkit/drawing/text_metrics.py: nothing is laid out.

import { BLANKS } from "./compare.js";
import { MAP_RULE } from "./generated/map_rule.js";

/** @type {Map<string, number>} */
const LETTER_WIDTHS = new Map(); // a letter → its width in thousandths of the letters' height

/**
 * @param {string} letter
 * @returns {number}
 */
function widthOfLetter(letter) {
  let width = LETTER_WIDTHS.get(letter);
  if (width === undefined) LETTER_WIDTHS.set(letter, (width = letterWidth(letter)));
  return width;
}

/**
 * @param {string} letter
 * @returns {number}
 */
function letterWidth(letter) {
  const { from, known, usual, wide, emoji } = MAP_RULE.letters;
  const found = known[/** @type {number} */ (letter.codePointAt(0)) - from];
  if (found !== undefined) return found;
  if (/[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u.test(letter)) return 0;
  const plain = [...letter.normalize("NFD")][0];
  if (plain !== letter) return widthOfLetter(plain);
  if (/\p{So}/u.test(letter)) return emoji;
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\uFF01-\uFF60]/u.test(letter) ? wide : usual;
}

/**
 * @param {string} text
 * @param {number} size
 * @param {boolean} [bold]
 */
export function textWidth(text, size, bold) {
  let sum = 0;
  for (const letter of text) sum += widthOfLetter(letter);
  return ((sum * size) / 1000) * (bold ? MAP_RULE.letters.bold : 1);
}

/**
 * The text in lines of about that width, broken between words where that can be; what is too much for `most` lines ends in "…".
 * @param {string} text
 * @param {number} size
 * @param {number} width
 * @param {number} most
 */
export function wrap(text, size, width, most) {
  let lines = [""];
  for (const word of text.split(BLANKS).filter(Boolean)) {
    let longer = `${lines.at(-1)} ${word}`.trimStart();
    if (lines.at(-1) && textWidth(longer, size) > width) {
      lines.push("");
      longer = word;
    }
    while (textWidth(longer, size) > width * 1.25 && [...longer].length > 1) {
      const letters = [...longer];
      const cut = lettersFitting(letters, size, width);
      lines[lines.length - 1] = letters.slice(0, cut).join("");
      longer = letters.slice(cut).join("");
      lines.push("");
    }
    lines[lines.length - 1] = longer;
  }
  lines = lines.filter(Boolean);
  return lines.length > most ? [...lines.slice(0, most - 1), lines[most - 1].replace(/[.,;:]+$/, "") + "…"] : lines;
}

/**
 * How many letters of a long word fit one line, never parting a letter from the marks that sit on it.
 * @param {string[]} letters
 * @param {number} size
 * @param {number} width
 */
function lettersFitting(letters, size, width) {
  let cut = 1;
  while (cut < letters.length && textWidth(letters.slice(0, cut + 1).join(""), size) <= width) cut += 1;
  while (cut < letters.length && widthOfLetter(letters[cut]) === 0) cut += 1;
  return cut;
}
