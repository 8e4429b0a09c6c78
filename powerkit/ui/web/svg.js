// Elements of SVG.

const SVG_NS = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attrs
 * @param {Node[]} kids
 */
export function boardSvg(tag, attrs, ...kids) {
  const el = document.createElementNS(SVG_NS, tag);
  for (const name in attrs) el.setAttribute(name, String(attrs[name]));
  el.append(...kids);
  return el;
}
