// A walk on two columns with links: cards written, linked, unlinked, renamed, removed, undone; and what is linked by what was done.

async function walkLinks(field, seed, steps) {
  const by = chances(seed);
  const made = controlOf(field);
  const find = (selector) => made.el.querySelector(selector);
  const keyed = (key) => find(`[data-pk-key="${CSS.escape(key)}"]`);
  const panel = () => find("dialog.pk-panel");
  const POOL = { left: ["Sew", "Sewing", "A van", "Van", "Tea"], right: ["Cold homes", "Cold", "Hunger", "Tea"] };
  const sides = ["left", "right"];
  const other = { left: "right", right: "left" };
  let now = { left: [], right: [], links: [] }; // words of each side in their order; links as [left, right]
  let done = [];
  let undone = [];
  const copy = () => copied(now);
  const step = () => (done.push(copy()), (undone = []));
  const linked = (left, right) => now.links.some((link) => link[0] === left && link[1] === right);
  const token = (side, words) => [...made.el.querySelectorAll(".pk-token")].find((each) => each.getAttribute("data-pk-token").endsWith("/" + side) && each.querySelector(".pk-token-words").textContent === words);
  const log = [];

  function open(side, words) {
    pressed(token(side, words).querySelector(".pk-token-more"));
  }

  const ways = {
    async add() {
      const side = by.pick(sides);
      const words = by.pick(POOL[side]);
      if (!now[side].includes(words)) {
        step();
        now[side].push(words);
      }
      typed(keyed(`new/${side}/${field[side]}`), words);
      pressed(keyed(`add/${side}`));
      return [side, words];
    },
    async link() {
      const [left, right] = [by.pick(now.left), by.pick(now.right)];
      if (!left || !right || linked(left, right)) return null;
      const from = by.pick(sides);
      open(from, from === "left" ? left : right);
      const wanted = from === "left" ? right : left;
      const choice = [...keyed("panel-to").options].find((option) => option.textContent === `“${wanted}”`);
      step();
      chosenIn(keyed("panel-to"), choice.value);
      now.links.push([left, right]);
      panel().close();
      return [from, left, right];
    },
    async unlink() {
      const link = by.pick(now.links);
      if (!link) return null;
      const from = by.pick(sides);
      open(from, link[sides.indexOf(from)]);
      const named = `Linked with “${link[1 - sides.indexOf(from)]}”`;
      const parts = () => [...panel().querySelectorAll("fieldset")].filter((each) => each.querySelector("legend").textContent === named);
      // Two cards that became one by a rename may have two links with the same card: each says how to invite, and goes by itself.
      for (let left = parts().length; left > 0; left -= 1) {
        step();
        pressed(parts()[0].querySelector('[data-pk-key^="unlink/"]'));
        await settledDown();
      }
      now.links = now.links.filter((each) => each !== link);
      panel().close();
      return [from, ...link];
    },
    async rename() {
      const side = by.pick(sides);
      const words = by.pick(now[side]);
      if (!words) return null;
      const next = by.pick(POOL[side]);
      open(side, words);
      typed(keyed(`own/${field[side]}`), next);
      panel().close();
      now[side] = now[side].includes(next) && next !== words ? now[side].filter((each) => each !== words) : now[side].map((each) => (each === words ? next : each));
      const at = sides.indexOf(side);
      const renamed = now.links.map((link) => link.map((each, place) => (place === at && each === words ? next : each)));
      now.links = renamed.filter((link, place) => renamed.findIndex((each) => same(each, link)) === place);
      [done, undone] = [[], []]; // how many steps that was does not matter here
      return [side, words, next];
    },
    async remove() {
      const side = by.pick(sides);
      const words = by.pick(now[side]);
      if (!words) return null;
      step();
      open(side, words);
      pressed(keyed("panel-remove"));
      now[side] = now[side].filter((each) => each !== words);
      now.links = now.links.filter((link) => link[sides.indexOf(side)] !== words);
      return [side, words];
    },
    async undo() {
      if (!done.length) return null;
      pressed(keyed("undo"));
      undone.push(copy());
      now = done.pop();
      return "";
    },
    async redo() {
      if (!undone.length) return null;
      pressed(keyed("redo"));
      done.push(copy());
      now = undone.pop();
      return "";
    },
  };
  const often = ["add", "add", "add", "link", "link", "link", "unlink", "rename", "remove", "undo", "undo", "redo"];
  let way = "";
  try {
    for (let turn = 0; turn < steps; turn += 1) {
      way = by.pick(often);
      const what = await ways[way]();
      if (what === null) continue;
      await settledDown();
      // The dialog says a moment later that it was closed, and is emptied then.
      for (let wait = 0; wait < 2000 && !panel().open && panel().querySelector(".pk-panel-body").childElementCount; wait += 1) await longer();
      log.push({ way, what, answer: copied(made.answer()), wanted: copy() });
    }
  } catch (error) {
    log.push({ way, what: `${error.message} ${error.stack}`, answer: [], wanted: { left: ["an error"], right: [], links: [] } });
  }
  made.away();
  return log;
}
