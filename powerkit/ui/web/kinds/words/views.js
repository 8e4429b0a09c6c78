// The ways to see the words: a row of buttons, and the view of the one that is pressed.

import { h, show } from "../../dom.js";
import { t } from "../../language.js";

/** @import { WordView } from "./shapes.d.ts" */

/**
 * A row of buttons and what each shows; a view is made when first looked at. views = { name: [label, make] }.
 * @param {Record<string, [string, () => WordView]>} views
 */
export function wordViews(views) {
  /** @type {Record<string, WordView>} */
  const made = {};
  const el = h("div", { class: "pk-words-view" });
  const bar = h("div", { class: "pk-words-bar", role: "group", "aria-label": t("Ways to see your words") });
  let now = "";

  const tabs = Object.entries(views).map(([name, [label]]) => {
    const tab = h("button", { type: "button", class: "pk-words-tab", "aria-pressed": "false", "data-pk-key": "view-" + name, onclick: () => go(name) }, label);
    bar.append(tab);
    return [name, tab];
  });

  function go(/** @type {string} */ name) {
    if (!made[name]) el.append((made[name] = views[name][1]()).el);
    now = name;
    Object.entries(made).forEach(([each, view]) => show(view.el, each === name));
    tabs.forEach(([each, tab]) => tab.setAttribute("aria-pressed", String(each === name)));
    made[name].draw?.();
  }

  go(Object.keys(views)[0]);
  return { bar, el, go, made: (/** @type {string} */ name) => made[name], draw: (/** @type {string | undefined} */ why) => now !== Object.keys(views)[0] && why !== now && made[now].draw?.() };
}
