// The keys of tokens and the names of zones, as boards and pairs know them.

import { compared } from "../compare.js";

/**
 * The id and the lane of a token, such as "r1" and "then" of "r1/then".
 * @param {string} key
 * @returns {[string, string]}
 */
export function boardSplit(key) {
  const at = String(key ?? "").lastIndexOf("/");
  return at < 0 ? ["", ""] : [key.slice(0, at), key.slice(at + 1)];
}

/** A name of a zone as it is compared. */
export const boardKey = compared;
