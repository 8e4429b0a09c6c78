// How JupyterLab's page finds the extension: the shape its loader expects, written by hand. The loader waits until each
// extension is ready, and then starts all of JupyterLab; ours starts what a page needs instead, and is never "ready".
/** @import { Scope } from "./shapes.d.ts" */
(() => {
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["powerkit-workbook"] = {
    async init(/** @type {Scope} */ scope) {
      try {
        const { start } = await import(`${base}start.js`);
        await start(scope);
      } catch (error) {
        console.error("powerkit", error);
        document.dispatchEvent(new CustomEvent("powerkit:failed"));
      }
      return new Promise(() => {});
    },
  };
})();
