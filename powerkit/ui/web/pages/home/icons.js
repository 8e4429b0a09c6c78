// The start page's own line icons: 24 grid, 1.75 line. They stand beside words, never instead of them.

import { boardSvg, lineDrawing } from "../../svg.js";

const ICONS = {
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 7v5.2l3.4 2",
  people: "M8.5 4.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4zM16.5 6.4a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2zM2.5 19.5c.4-4 2.800-6 6-6s5.600 2 6 6M16 14c3 0 5 1.800 5.500 5",
  tick: "M4.500 12.500l5 5 10-11",
  right: "M9.500 5.500 16 12l-6.500 6.500",
  left: "M14.500 5.500 8 12l6.500 6.500",
};

/**
 * One of them as an SVG element in the colour of the text around it.
 * @param {keyof typeof ICONS} name
 */
export function homeIcon(name, size = 20) {
  return lineDrawing({ size }, boardSvg("path", { d: ICONS[name] }));
}
