// The line beneath a card that always says how saving stands.

import { h, show } from "../dom.js";
import { t } from "../language.js";

const LOST = t("The workbook is not answering.");
const STAY = t("Keep this page open.");
const KEPT = t("What you type is kept in this browser until it can be saved.");
const NOT_KEPT = t("This browser can’t keep unsaved words just now, so stay until you see “Saved”.");

/** The line that always says how saving stands. It is read aloud by speaker() when it matters, so it is quiet itself. */
export function statusBar() {
  const line = h("p", { class: "pk-status", role: "status", "aria-live": "off", "data-pk-status": "clean" });
  const why = h("span", { class: "pk-why" });
  const more = h("p", { class: "pk-not-saved", hidden: true }, STAY + " ", why);
  const el = h("div", { class: "pk-bar" }, line, more);
  const says = { clean: t("Your words are kept as you write"), saving: t("Saving…"), unsaved: t("Not saved") };
  return {
    el,
    reason: () => more.textContent,
    /** Show a state; returns what should be read aloud, or "". */
    set(/** @type {import("./shapes.d.ts").Stands} */ { is, at, error, kept, version }) {
      const before = line.getAttribute("data-pk-status");
      const words = is === "saved" ? [version ? t("Saved") : t("Kept"), h("span", { class: "pk-kept-at" }, ` ${version?.at ?? at}`)] : [says[/** @type {keyof typeof says} */ (is)]];
      if (line.textContent !== h("p", {}, ...words).textContent) line.replaceChildren(...words);
      if (before !== is) line.setAttribute("data-pk-status", is);
      el.classList.toggle("pk-bar-lost", is === "unsaved" && !error); // a page that lost its workbook says so itself
      const reason = `${error || LOST} ${kept ? KEPT : NOT_KEPT}`;
      if (is === "unsaved" && why.textContent !== reason) why.textContent = reason;
      show(more, is === "unsaved");
      if (is === "unsaved") el.classList.add("pk-bar-unsaved");
      else if (is !== "saving") el.classList.remove("pk-bar-unsaved");
      return is === "unsaved" && before !== is ? t("Not saved. {textContent}", { textContent: more.textContent }) : "";
    },
  };
}
