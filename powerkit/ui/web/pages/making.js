// The making of files on a page: the button that starts it, how far it is, and what stands there once they are made.

import { button, h, show } from "../dom.js";
import { t, tn, woven } from "../language.js";

/** @import { Progress } from "../generated/pages.d.ts" */
/** @import { Page } from "./shapes.d.ts" */

/**
 * { act, going, begin(), stop(), onProgress(message) }: the button that calls `make`, and what shows while files are made.
 * @param {string} label
 * @param {() => void} make
 */
export function makingPart(label, make) {
  const bar = h("progress", { class: "pk-progress", max: "1", value: "0", "aria-label": t("Making the files") });
  const doing = h("p", { role: "status" });
  const going = h("div", { hidden: true }, doing, bar);
  const act = button("", label, () => act.getAttribute("aria-disabled") !== "true" && make(), { "data-pk-key": "make" });

  function begin() {
    act.setAttribute("aria-disabled", "true");
    show(going, true);
    doing.textContent = t("Making the files…");
  }

  function stop() {
    show(going, false);
    act.removeAttribute("aria-disabled");
  }

  function onProgress(/** @type {Progress} */ { done, total, what }) {
    bar.max = total;
    bar.value = done;
    doing.textContent = what ? t("Making {done} of {total}: {what}. Then it is searched for names.", { done: done + 1, total, what }) : t("Writing the files…");
  }

  return { act, going, begin, stop, onProgress };
}

/**
 * What stands on the page when the files are made. `said` is told of them last, `download(name)` hands one over.
 * @param {Page} ctx
 * @param {string} title
 * @param {import("../generated/pages.d.ts").Made} given
 * @param {string | undefined} said
 * @param {(name: string) => void} download
 */
export function madePart(ctx, title, { folder, files, stand_ins }, said, download) {
  return h("section", { class: "pk-made", "aria-labelledby": ctx.id("made") },
    h("h2", { id: ctx.id("made"), tabindex: "-1" }, title),
    h("p", {}, ...woven(tn("The file is in the folder {folder}. Attach it to an e-mail, or hand it over as you like. Nothing was sent.", "The files are in the folder {folder}. Attach them to an e-mail, or hand them over as you like. Nothing was sent.", files.length), { folder: h("strong", { class: "pk-path" }, folder) })),
    h("ul", { class: "pk-tasks" }, ...files.map((name) => h("li", { class: "pk-task-row" }, h("span", { class: "pk-task-name" }, name), button("pk-secondary", t("Download"), () => download(name), { "aria-label": t("Download {name}", { name }) })))),
    stand_ins.length > 0 && h("p", { class: "pk-note" }, t("The PDF’s fonts cannot draw everything. In its place stands: {stand_ins}.", { stand_ins: stand_ins.slice(0, 8).join(", ") })),
    h("p", {}, said));
}
