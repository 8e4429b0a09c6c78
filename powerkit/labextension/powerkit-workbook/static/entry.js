// How JupyterLab finds the extension: the shape its module loader expects, written by hand.
(() => {
  const base = document.currentScript.src.replace(/[^/]*$/, "");
  let shared;
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["powerkit-workbook"] = {
    init(scope) {
      shared = scope;
    },
    async get() {
      const { load } = await import(`${base}mode.js`);
      const plugin = await load(shared);
      // JupyterLab looks for these as the object's own properties.
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
