// Workbook mode: shows one notebook as a plain page, with no programmer's tool in sight.
import { host } from "./host.js";
import { loadCards } from "./preload.js";
import { config, kinds, page, say, stuck } from "./page.js";
import { watchBar } from "./bar.js";
import { ownLinesOnly, runOwnLines } from "./run.js";
import { Keeper } from "./keep.js";
import { saver } from "./save.js";
import { Mover } from "./move.js";
import { onlyHere } from "./lock.js";
import { cardOf, Hand } from "./hand.js";
import { watchRecords } from "./records.js";
import { widgets } from "./widgets.js";
import { openVault } from "./vault.js";
import { plainEditor } from "./plain_editor.js";
import { t } from "./words.js";

/** @import { App, Bar, Lab, NotebookTracker, NotebookWidget, Scope } from "./shapes.d.ts" */

/** Resolve the plugins with JupyterLab's own modules, taken from those it shares. */
export async function load(/** @type {Scope} */ scope) {
  const names = ["apputils", "cells", "docregistry", "notebook", "rendermime"];
  const found = await Promise.all(names.map(name => shared(scope, `@jupyterlab/${name}`)));
  const { Widget } = await shared(scope, "@lumino/widgets");
  /** @type {Lab} */
  const lab = Object.assign({}, ...found, { Widget });
  const mode = {
    id: "powerkit-workbook:mode",
    description: "Shows a notebook as a page of the workbook.",
    autoStart: true,
    requires: [lab.IRenderMimeRegistry],
    provides: lab.INotebookTracker,
    activate: (/** @type {App} */ app, /** @type {object} */ rendermime) => activate(app, lab, rendermime),
  };
  return [mode, widgets(await shared(scope, "@jupyter-widgets/base"))];
}

/** @param {Scope} scope @param {string} name @returns {Promise<any>} */
export async function shared(scope, name) {
  const versions = Object.values(scope[name]);
  return (await versions[0].get())();
}

/** @param {App} app @param {Lab} lab @param {object} rendermime */
function activate(app, lab, rendermime) {
  performance.mark("powerkit:activated"); // all before this is JupyterLab's own start: the benchmark tells them apart
  const tracker = new lab.NotebookTracker({ namespace: "powerkit" });
  refuseDialogs(lab);
  // A restarted kernel doesn't know the subshells of the one before, and what is sent to them is lost.
  app.serviceManager.kernels.commsOverSubshells = "disabled";
  const { path } = config;
  const state = watchBar({ services: app.serviceManager });
  if (!path) {
    toPage();
    return tracker;
  }
  if (!path.endsWith(".ipynb")) {
    say("alert", t("There is no page here."), toCards());
    kinds.set("missing");
    return tracker;
  }
  const opening = () => open({ app, lab, rendermime, tracker, path, state }).catch(failed);
  onlyHere(path, opening).catch(failed);
  return tracker;
}

/** A start that failed: the disk may be full, or the folder gone. */
const failed = async (/** @type {unknown} */ error) => stuck(error, await host.inTheWay());

/** An address that names no page leads to that of the card it names, or to the start page. */
function toPage() {
  const card = cardOf(location.hash);
  const { file } = config.pages.find(({ cards }) => cards?.some(({ id }) => id === card)) ?? config.pages[0];
  location.replace(host.addressOf(file, location.hash));
}

/** Nothing in workbook mode asks through JupyterLab's own dialogs: say no to any that appears. */
function refuseDialogs(/** @type {Lab} */ lab) {
  lab.Dialog.tracker.widgetAdded.connect((_, dialog) => dialog.reject());
}

/** @param {{ app: App, lab: Lab, rendermime: object, tracker: NotebookTracker, path: string, state: Bar }} given */
async function open({ app, lab, rendermime, tracker, path, state }) {
  const vault = openVault().catch(() => {}); // a browser with its stores switched off
  const hasCards = config.pages.some(({ file, cards }) => file === path && cards.length);
  if (hasCards) {
    loadCards();
  }
  const { context, panel } = makePanel({ app, lab, rendermime, path });
  await tracker.add(panel);
  watchRecords(page.main());
  // Into the page's own main landmark, outside JupyterLab's shell.
  lab.Widget.attach(panel, page.main());
  try {
    await context.initialize(false);
    await context.ready;
  } catch (error) {
    const unreadable = [400, 404].includes(/** @type {{ response?: Response } | undefined} */ (error)?.response?.status ?? 0); // of any other failure the file knows nothing
    return unreadable ? damaged(path) : failed(error);
  }
  const content = panel.content;
  withoutNotebookKeys(content);
  const cells = content.widgets;
  if (!ownLinesOnly(cells)) {
    return changed(path);
  }
  const save = saver(app.serviceManager, panel, path);
  const run = () => runOwnLines(lab, panel);
  const keeper = new Keeper({ panel, run });
  const hand = new Hand(content, state.go);
  state.opened({ panel, save, keeper, hand });
  hand.start();
  await app.started;
  await vault;
  await context.sessionContext.ready;
  await keeper.start();
  kinds.set("ready");
  state.opened({ mover: new Mover({ services: app.serviceManager, panel, keeper, save, hand, state }) });
  if (!hasCards) {
    loadCards(); // a page of cards is likely to come next
  }
  await save.ifRecordsChanged();
}

/** @param {{ app: App, lab: Lab, rendermime: object, path: string }} given */
function makePanel({ app, lab, rendermime, path }) {
  const factory = new lab.NotebookModelFactory({ collaborative: false, disableDocumentWideUndoRedo: true });
  const context = new lab.Context({
    manager: app.serviceManager,
    factory,
    path,
    kernelPreference: { name: host.kernel, shouldStart: true, canStart: true, autoStartDefault: true },
    sessionDialogs: { selectKernel: async () => {}, restart: async () => false },
  });
  const widgets = new lab.NotebookWidgetFactory({
    name: "Notebook",
    fileTypes: ["notebook"],
    modelName: "notebook",
    preferKernel: true,
    canStartKernel: true,
    rendermime,
    contentFactory: cellsOf(lab),
    notebookConfig: {
      ...lab.StaticNotebook.defaultNotebookConfig,
      windowingMode: "none", // every cell stays on the page: for find, and for screen readers
      scrollPastEnd: false,
      showHiddenCellsButton: false,
      showInputPlaceholder: false,
      showEditorForReadOnlyMarkdown: false,
      maxNumberOutputs: 1000,
    },
    mimeTypeService: { getMimeTypeByLanguage: () => "text/plain", getMimeTypeByFilePath: () => "text/plain" },
  });
  return { context, panel: widgets.createNew(context) };
}

/** What makes the notebook's cells: with a plain editor, and without the strip that folds an output away. */
function cellsOf(/** @type {Lab} */ lab) {
  const cells = new lab.NotebookPanel.ContentFactory({ editorFactory: plainEditor });
  const made = cells.createCodeCell.bind(cells);
  // Nobody sees that strip, and to measure it lays the page out each time.
  cells.createCodeCell = options => Object.assign(made(options), { updatePromptOverlayIcon() {} });
  return cells;
}

/** Take the notebook's own handling of keys, clicks and drags away: nothing on the page acts as a cell. */
function withoutNotebookKeys(/** @type {NotebookWidget} */ content) {
  const types = ["contextmenu", "mousedown", "keydown", "dblclick", "focusin", "focusout"];
  const drags = ["lm-dragenter", "lm-dragleave", "lm-dragover", "lm-drop"];
  for (const type of [...types, ...drags]) {
    content.node.removeEventListener(type, content, true);
    content.node.removeEventListener(type, content);
  }
  page.plain(content.node);
  nameThePage();
  let asked = false;
  new MutationObserver(() => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        page.plain(content.node);
        nameThePage();
      });
    }
  }).observe(content.node, { childList: true, subtree: true, attributeFilter: ["tabindex"] });
}

/** The heading and title that are there from the start make way for the notebook's own, once it is drawn. */
function nameThePage() {
  const heading = page.main().querySelector(".jp-Notebook h1");
  if (heading) {
    document.getElementById("pk-heading")?.remove();
    const workbook = config.deck || t("Power Shifting Workbook");
    document.title = `${heading.textContent.trim()} – ${workbook}`;
  }
}

function changed(/** @type {string} */ path) {
  kinds.set("changed");
  say(
    "alert",
    t("This page has been changed, so it was not started."),
    t("It holds something that the workbook did not put there. Your answers are safe in your log book."),
    { label: t("Put the original page back"), act: () => putBack(path) },
    t("Your changed page is kept in the folder “Set aside”."),
  );
}

function damaged(/** @type {string} */ path) {
  kinds.set("changed");
  say(
    "alert",
    t("This page can’t be read."),
    t("Its file is damaged or is not there any more, or a letter of its address is wrong. Your answers are safe in your log book."),
    toCards(),
    { label: t("Put the original page back"), act: () => putBack(path) },
    t("What is left of the file is kept in the folder “Set aside”."),
  );
}

/** The button that leads to the start page. */
const toCards = () => ({ label: t("Go to your cards"), act: () => location.assign(host.addressOf(config.pages[0].file)) });

async function putBack(/** @type {string} */ path) {
  const answer = await host.restore(path);
  if (answer?.ok) {
    location.reload();
    return;
  }
  say("alert", answer?.body?.message || t("The page could not be put back."), t("Close the workbook, start it again and try once more."));
}
