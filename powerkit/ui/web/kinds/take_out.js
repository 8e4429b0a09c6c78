// What is drawn on the page taken out as a file, in one of several forms.

import { button, h } from "../dom.js";
import { handOut } from "../host.js";
import { alertLine } from "./alert_line.js";
import { t } from "../language.js";
import { whyNot } from "../rpc.js";

/**
 * A button for each of `formats` ([format, words]), and a line for what went wrong. `make(format)` makes the files, or none.
 * @param {{ say: (words: string) => void }} ctx
 * @param {string[][]} formats
 * @param {(format: string) => Promise<{ name: string, type: string, data?: string }[] | undefined>} make
 */
export function takeOut(ctx, formats, make) {
  const wrong = alertLine();

  async function take(/** @type {string} */ format, /** @type {string} */ words) {
    wrong.say("");
    ctx.say(t("Making {words}…", { words }));
    try {
      const files = await make(format);
      if (!files) return;
      files.forEach(handOut);
      ctx.say(t("{files}: in your downloads.", { files: files.map((file) => file.name).join(" and ") }));
    } catch (error) {
      wrong.say(whyNot(error, t("The file could not be made. What you wrote is safe.")));
    }
  }

  return [h("div", { class: "pk-buttons" }, ...formats.map(([format, words]) => button("pk-secondary", words, () => take(format, words), { "data-pk-key": "take/" + format }))), wrong.el];
}
