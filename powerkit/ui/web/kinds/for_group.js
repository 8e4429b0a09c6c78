// What a card says of one person, and of a group that answers or has it on the wall: the style sheet shows the one that fits.

import { h } from "../dom.js";

/**
 * Both, where a group is spoken of in words of its own.
 * @param {string} mine
 * @param {string | undefined} ours
 */
export const oneOrMany = (mine, ours) => (ours ? h("span", {}, h("span", { class: "pk-for-one" }, mine), h("span", { class: "pk-for-group" }, ours)) : mine);
