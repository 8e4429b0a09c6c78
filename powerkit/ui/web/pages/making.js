// The making of files on a page: the button that starts it, and how far it is.

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
