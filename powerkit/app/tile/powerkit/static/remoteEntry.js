// The workbook's tile in JupyterLab's launcher, and its line among the commands. In the shape that JupyterLab's module loader
// expects of an extension, written by hand.

/** @typedef {{ commands: { addCommand(name: string, command: object): void }, serviceManager: { serverSettings: { baseUrl: string } } }} App */
/** @typedef {{ add(item: object): void }} Launcher */
/** @typedef {{ addItem(item: object): void }} Palette */
/** @typedef {{ ILauncher?: object, ICommandPalette?: object, LabIcon?: new (icon: { name: string, svgstr: string }) => object }} Modules */
/** @typedef {Record<string, Record<string, { loaded?: unknown, get(): Promise<() => object> }>>} Scope */

(() => {
  const OPEN = "powerkit:open";
  const LABEL = "Power Shifting Workbook";
  const ICON =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12436d"/>' +
    '<path d="M8 21h11M14 15l6 6-6 6M24 11H13M18 5l-6 6 6 6" fill="none" stroke="#fff" stroke-width="3"/></svg>';

  /** One of the modules that JupyterLab shares: the one in use where there are several; {} where there is none. */
  async function shared(/** @type {Scope} */ scope, /** @type {string} */ name) {
    const versions = Object.values(scope[name] ?? {});
    const version = versions.find(each => each.loaded) ?? versions[0];
    return version ? (await version.get())() : {};
  }

  /** The plugin. A Jupyter that has no launcher, or no list of commands, does without. */
  function tile(/** @type {Modules} */ { ILauncher, ICommandPalette, LabIcon }) {
    const places = [
      { token: ILauncher, put: (/** @type {Launcher} */ launcher) => launcher.add({ command: OPEN, category: "Other", rank: 0 }) },
      { token: ICommandPalette, put: (/** @type {Palette} */ palette) => palette.addItem({ command: OPEN, category: "Other" }) },
    ].filter(({ token }) => token);
    return {
      id: "powerkit:tile",
      description: "Opens the Power Shifting Workbook from JupyterLab's launcher.",
      autoStart: true,
      optional: places.map(({ token }) => token),
      activate(/** @type {App} */ app, /** @type {((Launcher & Palette) | null)[]} */ ...found) {
        app.commands.addCommand(OPEN, {
          label: LABEL,
          caption: "Open your cards and your log book",
          icon: LabIcon && new LabIcon({ name: "powerkit:icon", svgstr: ICON }),
          execute: () => void window.open(`${app.serviceManager.serverSettings.baseUrl}powerkit`, "_blank", "noopener"),
        });
        found.forEach((place, at) => place && places[at].put(place));
      },
    };
  }

  /** @type {Scope} */
  let scope = {};
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.powerkit = {
    init(/** @type {Scope} */ given) {
      scope = given;
    },
    async get() {
      const names = ["@jupyterlab/launcher", "@jupyterlab/apputils", "@jupyterlab/ui-components"];
      const modules = await Promise.all(names.map(name => shared(scope, name)));
      const plugin = tile(Object.assign({}, ...modules));
      // JupyterLab looks for these as the object's own properties.
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
