// What anywidget calls: the focus given back, and never a silent failure.

//# style ../tokens.css
//# style ../card.css
import { keepKeys } from "../dom.js";
import { speak, t } from "../language.js";
import { openCard } from "./card.js";
import { watchFocus } from "./focus.js";
import "../kinds/text/index.js";
import "../kinds/choice/index.js";

/** @import { Model } from "../shapes.d.ts" */

export default {
  render(/** @type {{ model: Model, el: HTMLElement }} */ { model, el }) {
    const view = /** @type {import("../generated/views.d.ts").CardOnPage} */ (model.get("view") || {});
    const card = view.card?.id ?? "";
    const root = document.createElement("section");
    root.className = "pk-card";
    speak(root, view);
    root.setAttribute("data-pk-card", card);
    root.setAttribute("data-pk-state", "loading");
    keepKeys(root);
    const leave = watchFocus(root, card);
    let close = () => {};
    try {
      close = openCard(root, model);
    } catch (error) {
      console.error("powerkit", card, error);
      const words = document.createElement("p");
      words.className = "pk-plain";
      words.textContent = t("Card {card} can’t be shown just now. Nothing you saved is lost. Load this page again; if it stays like this, close the workbook and open it again.", { card });
      root.replaceChildren(words);
    }
    el.append(root);
    return () => {
      root.remove(); // with an open dialog of it, which would let nothing else have the focus
      leave();
      close();
    };
  },
};
