// Where people stand while only rings are asked: where they were put, in their ring, and nobody else moves for it.
import { mapSpots } from "../../../powerkit/ui/web/kinds/map/free_places.js";
import { chance, equal } from "./checks.js";

const radiiOf = (/** @type {ReturnType<typeof mapSpots>} */ spots) => spots.layout([]).radii;
const far = (/** @type {{ x: number, y: number }} */ { x, y }) => Math.hypot(x, y);

/**
 * A point in the middle of a ring, a part of the way round.
 * @param {number[]} radii
 * @param {number} ring
 * @param {number} part
 */
function middle(radii, ring, part) {
  const radius = ((ring > 1 ? radii[ring - 2] : 24) + radii[ring - 1]) / 2;
  return { x: radius * Math.cos(part * 2 * Math.PI), y: radius * Math.sin(part * 2 * Math.PI) };
}

Deno.test("somebody stands where they were put, and nobody moves when another comes, goes or is moved", () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const luck = chance(seed);
    const spots = mapSpots();
    const radii = radiiOf(spots);
    const people = [];
    let before = new Map();
    for (let step = 0; step < 30; step += 1) {
      const way = luck.below(5);
      let touched = "";
      if (way < 3 || !people.length) {
        const one = { id: `p${step}`, ring: 1 + luck.below(4) };
        if (way) spots.put(one.id, one.ring, middle(radii, one.ring, luck.below(97) / 97));
        people.push(one);
        touched = one.id;
      } else if (way === 3) {
        touched = people[luck.below(people.length)].id;
        people.splice(people.findIndex((person) => person.id === touched), 1);
      } else {
        const one = people[luck.below(people.length)];
        touched = one.id;
        one.ring = 1 + luck.below(4);
      }
      const { places } = spots.layout(people);
      equal([...places.keys()].sort(), people.map((person) => person.id).sort());
      for (const [id, place] of places) {
        if (id !== touched && before.has(id)) equal([id, place], [id, before.get(id)]);
        const { ring } = /** @type {{ ring: number }} */ (people.find((person) => person.id === id));
        equal(place.ring, ring);
        if (far(place) > radii[ring - 1] || (ring > 1 && far(place) < radii[ring - 2])) throw new Error(`${id} is outside ring ${ring}`);
      }
      before = places;
    }
  }
});

Deno.test("nobody stands on another, however near they are put", () => {
  const spots = mapSpots();
  const people = Array.from({ length: 12 }, (_, at) => ({ id: `p${at}`, ring: 3 }));
  const point = middle(radiiOf(spots), 3, 0.3);
  people.forEach((person, at) => {
    spots.put(person.id, 3, point);
    spots.layout(people.slice(0, at + 1));
  });
  const places = [...spots.layout(people).places.values()];
  for (const place of places) for (const other of places) if (place !== other && Math.hypot(place.x - other.x, place.y - other.y) < 18) throw new Error("two stand on each other");
});

Deno.test("a step round leaves the ring as it is, and all the way round leads back", () => {
  const spots = mapSpots();
  const people = [{ id: "a", ring: 2 }];
  spots.put("a", 2, middle(radiiOf(spots), 2, 0.1));
  const start = spots.layout(people).places.get("a");
  for (let step = 0; step < 24; step += 1) spots.turn("a", 1);
  const end = spots.layout(people).places.get("a");
  if (Math.hypot(start.x - end.x, start.y - end.y) > 8) throw new Error("it does not lead back");
});

Deno.test("the disc is that of an empty map, whoever comes", () => {
  const spots = mapSpots();
  const radii = radiiOf(spots);
  const people = Array.from({ length: 60 }, (_, at) => ({ id: `p${at}`, ring: 1 + (at % 4) }));
  equal(spots.layout(people).radii, radii);
});

Deno.test("what a row keeps of a spot leads back to it, whoever else is there", () => {
  const [spots, later] = [mapSpots(), mapSpots()];
  const radii = radiiOf(spots);
  const luck = chance(7);
  const people = Array.from({ length: 30 }, (_, at) => {
    const one = { id: `p${at}`, ring: 1 + luck.below(4), spot: "" };
    spots.layout([one]);
    return one;
  });
  people.forEach((person, at) => {
    spots.layout(people.slice(0, at));
    if (at % 4) person.spot = spots.put(person.id, person.ring, middle(radii, person.ring, luck.below(97) / 97));
  });
  const put = spots.layout(people).places;
  const again = later.layout(people).places;
  for (const person of people.filter((each) => each.spot)) {
    const [was, is] = [put.get(person.id), again.get(person.id)];
    equal([person.id, Math.hypot(was.x - is.x, was.y - is.y) < 1.5], [person.id, true]);
  }
});
