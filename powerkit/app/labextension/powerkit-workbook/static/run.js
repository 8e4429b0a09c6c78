// Running a page: only the workbook's own lines, and only if the page holds nothing else.

import { scriptsHere } from "./preload.js";

/** @import { CellWidget, Lab, NotebookFile, Panel } from "./shapes.d.ts" */

// Matched against a cell's whole source: one comment, one import, one literal call. All that can be called without a word is a page of ours.
const OWN = new RegExp(
  "^# To answer here, open this page in the Power Shifting Workbook \\(see its README\\)\\. " +
    "Your answers are not in this file\\.\\n" +
    "from powerkit import workbook; workbook\\." +
    '(?:card\\("\\d{1,2}\\.\\d{1,2}"\\)|capability\\(\\d{1,2}\\)|[a-z]+\\(\\))$',
);

const isCode = (/** @type {CellWidget} */ cell) => cell.model.type === "code";
const isOwn = (/** @type {CellWidget} */ cell) => OWN.test(cell.model.sharedModel.getSource());

/** Whether every code cell is one of the workbook's own lines. */
export function ownLinesOnly(/** @type {CellWidget[]} */ cells) {
  return cells.filter(isCode).every(isOwn);
}

/** Whether every code cell of a notebook that has just come is one of the workbook's own lines. */
export function ownSources(/** @type {NotebookFile} */ { cells }) {
  return cells.every(cell => cell.cell_type !== "code" || OWN.test([cell.source].flat().join("")));
}

/** Whether the card that is open in the hand is in that cell: it runs first. */
const isOpen = (/** @type {CellWidget} */ { node }) => node.classList.contains("pk-hand-card") && !node.classList.contains("pk-away");

/**
 * Run every cell, sent all at once for the kernel to take in turn. Each is tested in the same tick as it is sent,
 * so that what was tested is what runs. Resolves to whether every cell ran well.
 */
export async function runOwnLines(/** @type {Lab} */ lab, /** @type {Panel} */ panel) {
  performance.mark("powerkit:run"); // the kernel is ready: from here on the benchmark counts
  // JupyterLab asks a kernel it has met for the widgets it has. Asked after the cells, it would send all of them again.
  await new Promise(done => setTimeout(done));
  const cells = panel.content.widgets;
  if (!ownLinesOnly(cells)) {
    return false;
  }
  const openFirst = cells.filter(isCode).sort((cell, other) => Number(isOpen(other)) - Number(isOpen(cell)));
  const runs = openFirst.map(cell => {
    if (!isOwn(cell)) {
      return Promise.reject(new Error("changed"));
    }
    // The tag keeps a cell that fails from stopping those after it.
    return lab.CodeCell.execute(cell, panel.sessionContext, { tags: ["raises-exception"], ...scriptsHere() });
  });
  const done = await Promise.allSettled(runs);
  panel.model.dirty = false;
  return done.every(each => each.status === "fulfilled" && each.value?.content.status === "ok");
}
