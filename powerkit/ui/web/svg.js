// Elements of SVG.

const SVG_NS = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, any>} attrs
 * @param {(Node | string)[]} kids
 */
export function boardSvg(tag, attrs, ...kids) {
  const el = document.createElementNS(SVG_NS, tag);
  for (const name in attrs) el.setAttribute(name, String(attrs[name]));
  el.append(...kids);
  return el;
}

/**
 * A line drawing on a grid of 24, in the colour of the text around it. It has no name of its own: it stands beside words.
 * @param {{ look?: string, size?: number, line?: number }} how
 * @param {Node[]} shapes
 */
export function lineDrawing({ look = "pk-mark", size = 24, line = 1.75 }, ...shapes) {
  const drawn = { class: look, viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor", "stroke-width": line, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", focusable: "false" };
  return boardSvg("svg", drawn, ...shapes);
}
