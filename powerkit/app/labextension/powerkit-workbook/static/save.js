// Saving the notebook's file: its records only (its host takes everything else out), and never with a question.
import { host } from "./host.js";

/** @import { Panel, Services } from "./shapes.d.ts" */

/** Something that saves the notebook of *panel*, one save at a time, to *path* and nowhere else. */
export function saver(/** @type {Services} */ services, /** @type {Panel} */ panel, /** @type {string} */ path) {
  const loaded = records(panel);
  /** @type {Promise<boolean> | null} */
  let running = null;
  let again = false;
  let over = false;

  async function once() {
    if (over) {
      return false; // another page stands in the panel now, and must never go into this file
    }
    try {
      const content = panel.model.toJSON();
      panel.model.dirty = false;
      await host.save(services, path, content);
      return true;
    } catch {
      return false; // the answers are in the log book; the record in the file is made again when the page opens
    }
  }

  async function untilAllIsIn() {
    let saved;
    do {
      again = false;
      saved = await once();
    } while (again);
    running = null;
    return saved;
  }

  /** Save; resolves when what is on the page at this moment is in the file, or could not be written. */
  function now() {
    again = Boolean(running);
    return (running ??= untilAllIsIn());
  }

  return {
    now,
    /** Wait for what is on its way. */
    done: async () => running,
    /** Whether something is on its way. */
    busy: () => Boolean(running),
    /** The page goes: nothing more is written. */
    end: () => (over = true),
    /** Save if running made records that differ from those in the file. */
    ifRecordsChanged: async () => (records(panel) === loaded ? true : now()),
  };
}

function records(/** @type {Panel} */ panel) {
  const cells = [...panel.model.cells].filter(cell => cell.type === "code");
  return JSON.stringify(cells.map(cell => cell.toJSON().outputs.map(output => output.data?.["text/html"]).filter(Boolean)));
}
