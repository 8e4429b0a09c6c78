// A walk on the words of a card: gathered, brought in, left out, counted, put together, written in the table and in a word's panel,
// grouped by theme, kept in view, undone. The real workbook answers; what should be there is added up here.

const SPELT = ["bus", "Bus", "tram", "GP", "nurse", "doctor", "damp", "cold-homes", "coldhomes", "rent"];
const THEMES = ["Home", "home", "Getting about"];
const ROUGHLY = ["", "once", "sometimes", "often"];

// What waits for the picture is done at once.
const afterwards = window.setTimeout;
window.setTimeout = (act) => afterwards(act, 0);

/** Words of one list that are one now: the people who were counted are added up, and nothing else is. */
function asOne(rows, word) {
  const counts = rows.map((row) => row.count).filter((count) => count !== null);
  const whole = {
    ...rows[0], word,
    count: counts.length ? counts.reduce((sum, count) => sum + Math.floor(count), 0) : null, // half a person is none
    often: rows.map((row) => row.often).sort((item, other) => ROUGHLY.indexOf(other) - ROUGHLY.indexOf(item))[0],
    theme: rows.map((row) => row.theme).find(Boolean) ?? "",
    pin: rows.some((row) => row.pin),
  };
  const [first] = rows;
  const told = first.count === null ? null : Math.floor(first.count);
  return same(whole, { ...first, word: first.word.trim(), count: told }) ? first : whole; // nothing came to it: it stays as it is written
}

/** The part of a row that the walk is about; a theme is the same in whatever case it is typed. */
const wordRow = (row) => ({ _id: row._id, word: row.word ?? "", count: row.count ?? null, often: row.often ?? "", theme: (row.theme ?? "").toLowerCase(), pin: Boolean(row.pin) });

async function walkWords(field, seed, steps) {
  const by = chances(seed);
  let lately = null; // the row that was written in last
  let held = null; // lets the workbook answer
  const made = controlOf(field, async (what, given) => {
    if (what === "layout") return { width: given.width, height: 10, words: [], said: "", ...plainLists(given.rows) };
    if (what === "add" && held) await held.answer;
    return window.tellWords(what, copied(given));
  });
  const { find, keyed } = finder(made);
  const should = account([], copied);
  const rows = () => should.now;
  const rowOf = (id) => rows().find((row) => row._id === id);
  const until = async (holds, what) => {
    for (let turn = 0; turn < 2000 && !holds(); turn += 1) await longer();
    if (!holds()) throw new Error(`never: ${what}; ${[...made.el.querySelectorAll(".pk-error:not([hidden])")].map((el) => el.textContent)}`);
  };
  const understood = find(".pk-understood");
  const blankRow = { _id: null, word: "", count: null, often: "", theme: "", pin: false };
  /** Rows that are new have the ids that the page gave them. */
  const named = () => rows().forEach((row, at) => (row._id ??= made.answer()[at]?._id ?? null));
  const textOf = () => by.pick([...SPELT, ...SPELT, "damp ", ""]);

  /** Look at what was understood, decide about it at random, and add it or not. `given` is what should be understood. */
  async function decide(given, inOrder = false) {
    await until(() => !understood.hidden, "understood");
    await settledDown();
    const shown = [...understood.querySelectorAll(".pk-takes > li")].map((item) => ({ word: item.querySelector(".pk-take").textContent, toggle: item.querySelector(".pk-take"), box: item.querySelector("input") }));
    const keyOf = ({ word }) => (inOrder ? word : word.toLowerCase()); // rows of a file stay apart; of what is pasted capitals make no other word
    const sums = (list) => Object.fromEntries([...new Set(list.map(keyOf))].sort().map((word) => [word, asOne(list.filter((item) => keyOf(item) === word), word).count]));
    const read = shown.map(({ word, box }) => ({ ...blankRow, word, count: box.value === "" ? null : Number(box.value) }));
    if (!same(sums(read), sums(given))) return { trouble: `understood ${JSON.stringify(sums(read))} of ${JSON.stringify(sums(given))}` };
    if (!inOrder && new Set(read.map(keyOf)).size < read.length) return { trouble: `a word in two rows: ${read.map(({ word }) => word)}` };
    const whole = inOrder ? given : read; // a file's rows say more than is shown
    if (whole.some((row, at) => row.word !== read[at]?.word)) return { trouble: `shown in another order: ${read.map(({ word }) => word)}` };
    const told = [];
    let taken = shown.map(({ word, toggle, box }, at) => {
      const row = { ...whole[at], word };
      if (by.chance(4)) {
        pressed(toggle);
        told.push(`${at} left out`);
        return null;
      }
      if (!by.chance(4)) return row;
      const count = by.pick(["0", "1", "7", ""]);
      typed(box, count);
      told.push(`${at} by ${count || "nobody counted"}`);
      return { ...row, count: count === "" ? null : Number(count), often: row.count === null && count !== "" ? "" : row.often, typed: count !== "" };
    });
    const often = by.chance(6) ? by.pick(ROUGHLY.slice(1)) : "";
    if (often) {
      chosenIn(keyed("all/often"), often);
      told.push(`all ${often}`);
      taken = taken.map((row) => row && (row.typed ? row : { ...row, count: null, often }));
    }
    const merges = [];
    for (const offer of [...new Set([...understood.querySelectorAll('[data-pk-key^="merge/"]')].map((el) => el.getAttribute("data-pk-key").split("/")[1]))]) {
      if (by.chance(2)) continue;
      const into = by.pick([...offer.split("\n").slice(0, 4)]);
      pressed(keyed(`merge/${offer}/${into}`));
      merges.push({ words: offer.split("\n"), into });
    }
    taken = taken.filter(Boolean);
    if (!taken.length || by.chance(8)) {
      pressed(keyed("not-now-end"));
      return { told, not: "now" };
    }
    if (by.chance(3)) held = {};
    if (held) held.answer = new Promise((done) => (held.release = done));
    pressed(keyed("add-words-end"));
    const between = held && (await ways[by.pick(["write", "remove", "undo", "panel"])]());
    held?.release();
    held = null;
    await until(() => understood.hidden, "added");
    should.step("add");
    let next = copied(rows().filter((row) => row.word.trim()));
    for (const { typed: _typed, ...row } of taken) {
      const at = next.findIndex((item) => item.word.trim() === row.word);
      if (at < 0) next.push({ ...row, _id: null });
      else next[at] = asOne([next[at], row], row.word);
    }
    for (const { words, into } of merges) {
      const chosen = next.filter((row) => words.includes(row.word.trim()));
      if (chosen.length > 1) next = next.map((row) => (row === chosen[0] ? asOne(chosen, into) : row)).filter((row) => !chosen.slice(1).includes(row));
    }
    should.now = [...next, ...rows().filter((row) => !row.word.trim())];
    named();
    should.settle(); // nobody said any of it: nothing was added
    should.rest();
    return { told, merges, between };
  }

  const tableBox = (id, column) => {
    const row = find(`.pk-words-view [data-pk-row="${id}"]`);
    if (!row.querySelector(`[data-pk-column="${column}"]`)) pressed(row.querySelector(".pk-fold"));
    return row.querySelector(`[data-pk-column="${column}"]`);
  };
  const see = (name) => keyed(`view-${name}`).getAttribute("aria-pressed") === "true" || pressed(keyed(`view-${name}`));
  const anyValue = (column) => ({ word: textOf, count: () => by.pick(["", "12", "2.5", "x"]), often: () => by.pick(ROUGHLY), theme: () => by.pick([...THEMES, ""]), pin: () => "" })[column]();
  /** Put a value in a box of a column; what the row holds of it then. */
  const putIn = (box, column, value, was) => {
    if (column === "pin") pressed(box);
    else if (column === "often") chosenIn(box, value);
    else typed(box, value);
    return column === "pin" ? !was : column === "count" ? (value === "" || value === "x" ? null : Number(value)) : value;
  };

  const ways = {
    async gather() {
      const given = [];
      const lines = Array.from({ length: 1 + by.below(4) }, () => {
        const word = by.pick(SPELT);
        if (by.chance(2)) {
          const count = by.below(9);
          given.push({ ...blankRow, word, count });
          return `${word}, ${count}`;
        }
        const said = [...new Set([word, by.pick(SPELT), by.pick(SPELT)])];
        const each = new Set(said.map((item) => item.toLowerCase())); // whoever says "bus" and "Bus" says one word
        given.push(...[...each].map((item) => ({ ...blankRow, word: item, count: 1 })));
        return said.join(", ");
      });
      pasted(keyed("gather"), lines.join("\n"));
      pressed(keyed("look"));
      return { lines, ...(await decide(given)) };
    },
    async bring() {
      const given = Array.from({ length: 1 + by.below(4) }, () => ({ ...blankRow, word: by.pick(SPELT), count: by.chance(3) ? null : by.below(9), often: by.pick(["", "", ...ROUGHLY]), theme: by.pick(["", ...THEMES]), pin: by.chance(5) }));
      const lines = given.map((row) => [row.word, row.count ?? "", row.often, row.theme, row.pin ? "yes" : ""].join(","));
      const data = new DataTransfer();
      data.items.add(new File([["word,count,often,theme,pin", ...lines].join("\n")], "words.csv"));
      const input = find('input[type="file"]');
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      return { lines, ...(await decide(given, true)) };
    },
    async write() {
      const row = (by.chance(2) && rowOf(lately)) || by.pick(rows()); // often one more box of the same row
      if (!row) return null;
      lately = row._id;
      see("table");
      const column = by.pick(["word", "count", "count", "often", "theme", "pin"]);
      const value = anyValue(column);
      const was = copied(row);
      const box = tableBox(row._id, column);
      const passes = column !== "pin" && column !== "often" && (!blank(was[column]) || !["", "x"].includes(value)); // typing empties a box first
      const now = putIn(box, column, value, was[column]);
      if (passes || !same(now, was[column])) should.step(`table/${row._id}`);
      rowOf(row._id)[column] = now;
      should.settle();
      return [was.word, column, value];
    },
    async remove() {
      const row = by.pick(rows());
      if (!row) return null;
      see("table");
      pressed(keyed(`${row._id}/remove`));
      should.step();
      should.now = rows().filter((item) => item._id !== row._id);
      return row.word;
    },
    async order() {
      const at = by.below(rows().length);
      if (rows().length < 2 || at === rows().length - 1) return null;
      see("table");
      pressed(keyed(`${rows()[at]._id}/down`));
      should.step();
      rows().splice(at, 2, rows()[at + 1], rows()[at]);
      return at;
    },
    async panel() {
      const row = by.pick(rows().filter((row) => row.word.trim()));
      if (!row) return null;
      see("cloud");
      const item = () => keyed(`most/${row._id}`) ?? keyed(`small/${row._id}`);
      await until(item, "listed");
      pressed(item());
      const column = by.pick(["word", "count", "often", "theme", "pin"]);
      const value = anyValue(column);
      const was = copied(row);
      should.step(`edit/${row._id}`);
      const one = rowOf(row._id);
      one[column] = putIn(find(`.pk-panel [data-pk-column="${column}"]`), column, value, was[column]);
      if (column === "count" && one.count !== null) one.often = "";
      if (column === "often" && one.often) one.count = null;
      should.settle();
      pressed(keyed("panel-close"));
      return [was.word, column, value];
    },
    async group() {
      const some = rows().filter((row) => row.word.trim() && by.chance(2));
      if (!some.length) return null;
      see("themes");
      const theme = by.pick(THEMES);
      pressed(keyed("theme-none"));
      some.forEach((row) => pressed(keyed(`theme/${row._id}`)));
      typed(keyed("theme-new"), theme);
      pressed(keyed("theme-make"));
      const moved = some.filter((row) => row.theme.toLowerCase() !== theme.toLowerCase());
      if (moved.length) should.step();
      moved.forEach((row) => (rowOf(row._id).theme = theme));
      return [some.map((row) => row.word), theme];
    },
    async rename() {
      const theme = by.pick(rows().filter((row) => row.word.trim() && row.theme))?.theme.toLowerCase();
      if (!theme) return null;
      see("themes");
      const box = [...made.el.querySelectorAll('[data-pk-key^="theme-name/"]')].find((part) => part.value.toLowerCase() === theme);
      const next = by.pick([...THEMES, "Travel", ""]);
      if (box.value === next) return null;
      pasted(box, next);
      box.dispatchEvent(new Event("change", { bubbles: true }));
      should.step();
      rows().forEach((row) => row.theme.toLowerCase() === theme && (row.theme = next));
      return [theme, next];
    },
    async undo() {
      if (!should.undoes()) return null;
      pressed(keyed("undo"));
      should.undo();
      return "";
    },
  };
  const often = ["gather", "gather", "bring", "write", "write", "write", "write", "remove", "order", "panel", "group", "rename", "undo", "undo", "undo"];

  const note = () => {
    const wanted = rows().map(wordRow);
    const inTable = keyed("view-table")?.getAttribute("aria-pressed") === "true";
    const listed = [...made.el.querySelectorAll(".pk-words-view .pk-rows > [data-pk-row], .pk-words-view [data-pk-row]")].map((el) => el.getAttribute("data-pk-row"));
    return { rows: made.answer().map(wordRow), wanted, seen: inTable ? listed : [], stands: inTable ? wanted.map((row) => row._id) : [] };
  };
  return walked({ by, made, ways, often, steps, note });
}
