// Starts JupyterLab with the few of its parts that a page of the workbook uses. By itself it reads and starts all of its
// extensions, which takes a third of a second, and the workbook shows nothing of them.
import { load, shared } from "./mode.js";

/** @import { Plugin, Scope } from "./shapes.d.ts" */

/** JupyterLab's extensions that are used, and of each the parts that are not. */
const USED = {
  "@jupyterlab/services-extension": ["content-provider-warning", "terminal-manager"],
  "@jupyterlab/rendermime-extension": [],
  "@jupyterlab/markedparser-extension": [],
  "@jupyterlab/codemirror-extension": ["commands", "binding", "line-col-status"],
};
const WIDGETS = "@jupyter-widgets/jupyterlab-manager";

/** Start it, with the modules it shares in *scope*. */
export async function start(/** @type {Scope} */ scope) {
  const part = (/** @type {string} */ name) => shared(scope, name);
  const [{ JupyterLab }, { JupyterPluginRegistry }, { IConnectionStatus, IServiceManager }, ours, ...theirs] = await Promise.all([
    part("@jupyterlab/application"),
    part("@jupyterlab/coreutils"),
    part("@jupyterlab/services"),
    load(scope),
    widgets(scope),
    ...Object.keys(USED).map(part),
  ]);
  const off = Object.entries(USED).flatMap(([name, unused]) => unused.map(each => `${name}:${each}`));
  const pluginRegistry = new JupyterPluginRegistry();
  pluginRegistry.registerPlugins([...theirs.flatMap(plugins).filter(({ id }) => !off.includes(id)), ...ours]);
  const none = { matches: [], patterns: [] };
  const app = new JupyterLab({
    pluginRegistry,
    serviceManager: await pluginRegistry.resolveRequiredService(IServiceManager),
    connectionStatus: await pluginRegistry.resolveOptionalService(IConnectionStatus),
    mimeExtensions: [],
    disabled: none,
    deferred: none,
    availablePlugins: [],
  });
  await app.start({ ignorePlugins: [], bubblingKeydown: true });
}

/** The extension that shows widgets: JupyterLab's page asks for its script as it asks for ours. */
async function widgets(/** @type {Scope} */ scope) {
  const there = () => window._JUPYTERLAB?.[WIDGETS];
  if (!there()) {
    await new Promise(done => document.querySelector(`script[src*="${WIDGETS}"]`)?.addEventListener("load", done));
  }
  await there().init(scope);
  return (await there().get("./extension"))();
}

/** @param {{ default?: Plugin | Plugin[] }} extension @returns {Plugin[]} */
const plugins = extension => [extension.default ?? []].flat();
