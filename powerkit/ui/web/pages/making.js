// The making of files on a page: the button that starts it, how far it is, and what stands there once they are made.

import { button, h, show } from "../dom.js";

/** { act, going, begin(), stop(), onProgress(message) }: the button that calls `make`, and what shows while files are made. */
export function makingPart(label, make) {
  const bar = h("progress", { class: "pk-progress", max: "1", value: "0", "aria-label": "Making the files" });
  const doing = h("p", { role: "status" });
  const going = h("div", { hidden: true }, doing, bar);
  const act = button("", label, () => act.getAttribute("aria-disabled") !== "true" && make(), { "data-pk-key": "make" });

  function begin() {
    act.setAttribute("aria-disabled", "true");
    show(going, true);
    doing.textContent = "Making the files…";
  }

  function stop() {
    show(going, false);
    act.removeAttribute("aria-disabled");
  }

  function onProgress({ done, total, what }) {
    bar.max = total;
    bar.value = done;
    doing.textContent = what ? `Making ${done + 1} of ${total}: ${what}. Then it is searched for names.` : "Writing the files…";
  }

  return { act, going, begin, stop, onProgress };
}

/** What stands on the page when the files are made. `said` is told of them last, `download(name)` hands one over. */
export function madePart(ctx, title, { folder, files, stand_ins }, said, download) {
  return h("section", { class: "pk-made", "aria-labelledby": ctx.id("made") },
    h("h2", { id: ctx.id("made"), tabindex: "-1" }, title),
    h("p", {}, "They are in the folder ", h("strong", { class: "pk-path" }, folder), ". Attach them to an e-mail, or hand them over as you like. Nothing was sent."),
    h("ul", { class: "pk-tasks" }, ...files.map((name) => h("li", { class: "pk-task-row" }, h("span", { class: "pk-task-name" }, name), button("pk-secondary", "Download", () => download(name), { "aria-label": `Download ${name}` })))),
    stand_ins.length > 0 && h("p", { class: "pk-note" }, `The PDF’s fonts cannot draw everything. In its place stands: ${stand_ins.slice(0, 8).join(", ")}.`),
    h("p", {}, said));
}
