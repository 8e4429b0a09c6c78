// A walk on two columns with links: cards written, linked, unlinked, renamed, removed, undone; and what is linked by what was done.

async function walkLinks(field, seed, steps) {
  const by = chances(seed);
  const made = controlOf(field);
  const { find, keyed } = finder(made);
  const panel = () => find("dialog.pk-panel");
  const POOL = { left: ["Sew", "Sewing", "A van", "Van", "Tea"], right: ["Cold homes", "Cold", "Hunger", "Tea"] };
  const sides = ["left", "right"];
  const should = account({ left: [], right: [], links: [] }); // words of each side in their order; links as [left, right]
  const alike = (words) => words.trim().toLowerCase();
  const linked = (left, right) => should.now.links.some((link) => link[0] === left && link[1] === right);
  const token = (side, words) => [...made.el.querySelectorAll(".pk-token")].find((each) => each.getAttribute("data-pk-token").endsWith("/" + side) && each.querySelector(".pk-token-words").textContent === words);

  function open(side, words) {
    pressed(token(side, words).querySelector(".pk-token-more"));
  }

  const ways = {
    async add() {
      const side = by.pick(sides);
      const lines = by.chance(3) ? [by.pick(POOL[side]), by.pick(POOL[side])] : [by.pick(POOL[side])];
      const known = new Set(should.now[side].map(alike));
      const fresh = lines.filter((words) => !known.has(alike(words)) && known.add(alike(words)));
      if (fresh.length) should.step();
      should.now[side].push(...fresh);
      pasted(keyed(`new/${side}/${field[side]}`), lines.join("\n"));
      pressed(keyed(`add/${side}`));
      return [side, lines];
    },
    async link() {
      const [left, right] = [by.pick(should.now.left), by.pick(should.now.right)];
      if (!left || !right || linked(left, right)) return null;
      const from = by.pick(sides);
      open(from, from === "left" ? left : right);
      const wanted = from === "left" ? right : left;
      const choice = [...keyed("panel-to").options].find((option) => option.textContent === `“${wanted}”`);
      should.step();
      chosenIn(keyed("panel-to"), choice.value);
      should.now.links.push([left, right]);
      panel().close();
      return [from, left, right];
    },
    async unlink() {
      const link = by.pick(should.now.links);
      if (!link) return null;
      const from = by.pick(sides);
      open(from, link[sides.indexOf(from)]);
      const named = `Linked with “${link[1 - sides.indexOf(from)]}”`;
      const buttons = [...panel().querySelectorAll("fieldset")].filter((each) => each.querySelector("legend").textContent === named).flatMap((each) => [...each.querySelectorAll('[data-pk-key^="unlink/"]')]);
      if (buttons.length !== 1) return { trouble: `${buttons.length} buttons unlink ${link}` };
      should.step();
      pressed(buttons[0]);
      should.now.links = should.now.links.filter((each) => each !== link);
      panel().close();
      return [from, ...link];
    },
    async say() {
      const link = by.pick(should.now.links);
      const how = [...field.columns].find((column) => ["text", "long"].includes(column.type) && ![field.left, field.right].includes(column.id));
      if (!link || !how) return null;
      open("left", link[0]);
      const part = [...panel().querySelectorAll("fieldset")].find((each) => each.querySelector("legend").textContent === `Linked with “${link[1]}”`);
      const box = part.querySelector(`[data-pk-column="${how.id}"]`);
      if (box.value) return panel().close() ?? null;
      should.step();
      typed(box, "Ask");
      panel().close();
      return link;
    },
    async rename() {
      const side = by.pick(sides);
      const words = by.pick(should.now[side]);
      if (!words) return null;
      const next = by.pick([...POOL[side], ""]);
      const twin = should.now[side].some((each) => each !== words && alike(each) === alike(next));
      open(side, words);
      const box = keyed(`own/${field[side]}`);
      if (next && by.chance(2)) typed(box, next) ?? should.touched();
      else pasted(box, next);
      const said = panel().querySelector(".pk-cells .pk-error:not([hidden])");
      if (Boolean(said) !== (twin || !next)) return { trouble: `${words} to ${next}: ${said?.textContent}` };
      panel().close();
      if (!twin && next && next !== words) {
        should.step();
        const at = sides.indexOf(side);
        should.now[side] = should.now[side].map((each) => (each === words ? next : each));
        should.now.links = should.now.links.map((link) => link.map((each, place) => (place === at && each === words ? next : each)));
      }
      return [side, words, next];
    },
    async remove() {
      const side = by.pick(sides);
      const words = by.pick(should.now[side]);
      if (!words) return null;
      should.step();
      open(side, words);
      pressed(keyed("panel-remove"));
      should.now[side] = should.now[side].filter((each) => each !== words);
      should.now.links = should.now.links.filter((link) => link[sides.indexOf(side)] !== words);
      return [side, words];
    },
    ...undoWays(keyed, should),
  };
  const often = ["add", "add", "add", "link", "link", "link", "unlink", "unlink", "say", "rename", "rename", "remove", "undo", "undo", "redo"];
  return walked({ by, made, ways, often, steps, note: () => ({ wanted: copied(should.now) }) });
}
