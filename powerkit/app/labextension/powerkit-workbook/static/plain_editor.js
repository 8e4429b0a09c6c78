// What JupyterLab shows a cell's lines in, where nobody writes: the lines alone. An editor for each cell, though it stays

/** @import { EditorGiven } from "./shapes.d.ts" */
// hidden, took a twelfth of the time until a page is ready.

const START = { line: 0, column: 0 };
const silent = { connect: () => true, disconnect: () => true };

/** What JupyterLab asks of an editor, for the lines of *model* in *host*. They can be selected, and not changed. */
export function plainEditor(/** @type {EditorGiven} */ { host, model, config }) {
  const lines = document.createElement("pre");
  const show = () => (lines.textContent = model.sharedModel.getSource());
  const options = { ...config };
  lines.className = "pk-source";
  model.sharedModel.changed.connect(show);
  show();
  host.append(lines);
  return {
    host,
    model,
    uuid: model.sharedModel.getId?.() ?? "",
    edgeRequested: silent,
    selectionStyle: {},
    isDisposed: false,
    get lineCount() {
      return model.sharedModel.getSource().split("\n").length;
    },
    getOption: (/** @type {string} */ name) => options[name],
    setOption: (/** @type {string} */ name, /** @type {unknown} */ value) => (options[name] = value),
    setOptions: (/** @type {object} */ more) => Object.assign(options, more),
    setBaseOptions: (/** @type {object} */ more) => Object.assign(options, more),
    getCursorPosition: () => START,
    setCursorPosition() {},
    getSelection: () => ({ start: START, end: START }),
    focus() {},
    blur() {},
    hasFocus: () => false,
    dispose() {
      this.isDisposed = true;
      model.sharedModel.changed.disconnect(show);
    },
  };
}
