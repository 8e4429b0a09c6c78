// The bar's own sentences in the deck's language: the server gives the page those that are translated.

/** @type {Record<string, string>} */
const WORDS = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").powerkit?.words ?? {};

/**
 * A sentence of the workbook's own, English where nobody has translated it; `values` stand in its braces.
 * @param {string} message
 * @param {Record<string, unknown>} [values]
 */
export function t(message, values = {}) {
  return (WORDS[message] ?? message).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}
