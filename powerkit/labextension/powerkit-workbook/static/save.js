// Saving the notebook's file: its records only (the server takes everything else out), and never with a question.

/** Something that saves the notebook of *panel*, one save at a time, to the place it was opened from. */
export function saver(services, panel) {
  const { path } = panel.context;
  const loaded = records(panel);
  let running = null;
  let again = false;

  async function once() {
    const content = panel.model.toJSON();
    panel.model.dirty = false;
    try {
      await services.contents.save(path, { type: "notebook", format: "json", content });
      return true;
    } catch {
      return false; // the answers are in the log book; the record in the file is made again when the page opens
    }
  }

  async function now() {
    if (running) {
      again = true;
      return running;
    }
    running = once();
    const saved = await running;
    running = null;
    if (again) {
      again = false;
      return now();
    }
    return saved;
  }

  return {
    now,
    /** Wait for what is on its way. */
    async done() {
      while (running) {
        await running;
      }
    },
    /** Save if running made records that differ from those in the file. */
    ifRecordsChanged: async () => (records(panel) === loaded ? true : now()),
  };
}

function records(panel) {
  const cells = [...panel.model.cells].filter(cell => cell.type === "code");
  return JSON.stringify(cells.map(cell => cell.toJSON().outputs.map(output => output.data?.["text/html"]).filter(Boolean)));
}
