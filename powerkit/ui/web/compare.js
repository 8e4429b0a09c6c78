// Whether two texts or two answers say the same.

/** Blanks as Python knows them: what is compared must mean the same on both sides. */
export const BLANK = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
export const BLANKS = new RegExp(`${BLANK}+`);
export const BLANK_ENDS = new RegExp(`^${BLANK}+|${BLANK}+$`, "g");

/**
 * A text as it is compared: case, spacing and Unicode form do not count.
 * @param {unknown} text
 */
export function compared(text) {
  return String(text ?? "").normalize("NFKC").toUpperCase().toLowerCase().split(BLANKS).filter(Boolean).join(" ");
}

/**
 * True for an answer that says nothing: "", null, false, an empty list, or a record of such.
 * @param {unknown} value
 * @returns {boolean}
 */
export function blank(value) {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(blank);
  if (typeof value === "object") return Object.entries(value).every(([key, part]) => key === "_id" || blank(part));
  return false;
}

/**
 * The same text for the same answer, in whatever order its keys came.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  return JSON.stringify(value, (_key, part) => {
    if (!part || typeof part !== "object" || Array.isArray(part)) return part;
    return Object.fromEntries(Object.keys(part).sort().map((key) => [key, part[key]]));
  });
}

/**
 * True when two answers say the same; all blank answers do.
 * @param {unknown} a
 * @param {unknown} b
 */
export function same(a, b) {
  return (blank(a) && blank(b)) || canonical(a) === canonical(b);
}
