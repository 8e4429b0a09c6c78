// Which version of an earlier answer shows, where there is more than one.

import { h, show } from "../../dom.js";
import { t } from "../../language.js";

/**
 * `choose(version)` shows another. Returns { el, set(found) }.
 * @param {{ id: (part: string) => string }} ctx
 * @param {(version: number) => void} choose
 */
export function recallVersions(ctx, choose) {
  const select = h("select", { class: "pk-input pk-short-input", id: ctx.id("version"), "data-pk-key": "version", onchange: () => choose(Number(select.value)) });
  const el = h("div", { class: "pk-cell", hidden: true }, h("label", { class: "pk-cell-label", for: select.id }, t("Which version")), select);
  return {
    el,
    /** @param {{ version: number, versions?: { version: number, said: string }[] }} found */
    set({ version, versions = [] }) {
      const newest = versions.at(-1)?.version;
      select.replaceChildren(...[...versions].reverse().map((each) => h("option", { value: each.version }, each.version === newest ? t("Version {version}, {said} (latest)", each) : t("Version {version}, {said}", each))));
      select.value = String(version);
      show(el, versions.length > 1);
    },
  };
}
