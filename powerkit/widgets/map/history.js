// The map's answer while it is worked on: one place for picture, panel and table, with undo and redo of everything.

/** An id for a row, and a row for somebody with a name. */
const mapNewRow = (taken, cells) => ({ _id: newRowId(taken), ...cells });

/**
 * What is on the map: rows, and the names of the rings where they are a person's own (else null).
 * `usual` are the deck's four ring names. Whoever listens by `on` is told each change and who made it.
 */
function mapStore(usual) {
  let now = { rows: [], rings: null };
  let step = null; // the step that is still being made: { key, from }
  const done = [];
  const undone = [];
  const listeners = [];
  const emit = (by, words) => listeners.forEach((hear) => hear(by, words));

  function withIds(rows) {
    const taken = new Set(rows.map((row) => row?._id).filter(Boolean));
    return rows.filter((row) => row && typeof row === "object").map((row) => {
      if (row._id) return row;
      const made = mapNewRow([...taken], row);
      taken.add(made._id);
      return made;
    });
  }

  function back(from, to, words) {
    if (!from.length) return false;
    const last = from.pop();
    to.push({ state: now, words: last.words });
    now = last.state;
    step = null;
    emit("history", `${words}: ${last.words}.`);
    return true;
  }

  const own = (rings) => (rings && rings.some((name, index) => name !== usual[index]) ? rings : null);

  return {
    rows: () => now.rows,
    rings: () => now.rings ?? usual,
    renamed: () => now.rings !== null,
    value: () => {
      const people = now.rows.filter((row) => !blank(row));
      return now.rings ? { rings: now.rings, people } : people;
    },
    /**
     * Change rows or rings. `words` say what was done ("Moved Delroy"); changes with the same `key` one after the other are
     * one step. `by` is who made the change, so that they need not show it again.
     */
    change({ rows = now.rows, rings = now.rings }, words, { key = null, by = "" } = {}) {
      const going = key !== null && step?.key === key;
      const from = going ? step.from : now;
      if (!going) done.push({ state: now, words });
      else if (done.length) done.at(-1).words = words;
      step = { key, from };
      undone.length = 0;
      now = { rows: mapSettled(from.rows, rows), rings: own(rings) };
      emit(by, "");
    },
    /** From here on, the same key makes a new step. */
    rest: () => (step = null),
    undo: () => back(done, undone, "Undone"),
    redo: () => back(undone, done, "Done again"),
    undoes: () => done.at(-1)?.words ?? "",
    redoes: () => undone.at(-1)?.words ?? "",
    /** Show another answer. Its history begins here, unless it is what is shown already. */
    set(value) {
      const given = Array.isArray(value) ? { rows: value } : { rows: value?.people ?? [], rings: value?.rings ?? null };
      const next = { rows: withIds(Array.isArray(given.rows) ? given.rows : []), rings: own(given.rings) };
      if (same([next.rows, next.rings], [now.rows, now.rings])) return;
      now = next;
      step = null;
      done.length = undone.length = 0;
      emit("set", "");
    },
    on: (hear) => listeners.push(hear),
  };
}
