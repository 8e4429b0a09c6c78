// How JupyterLab finds the extension: the shape its module loader expects, written by hand.
/** @import { Scope } from "./shapes.d.ts" */
(() => {
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");
  /** @type {Scope} */
  let shared;
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["powerkit-workbook"] = {
    init(/** @type {Scope} */ scope) {
      shared = scope;
    },
    async get() {
      let plugins;
      try {
        const { load } = await import(`${base}mode.js`);
        plugins = await load(shared);
      } catch (error) {
        document.dispatchEvent(new CustomEvent("powerkit:failed"));
        throw error;
      }
      // JupyterLab looks for these as the object's own properties.
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
