// The ten suits: each has a colour of its own; a capability more than ten is shown all the same.
import { suitColour, suitOf } from "../../../powerkit/ui/web/suits.js";
import { equal } from "./checks.js";

const ten = Array.from({ length: 10 }, (_, at) => at + 1);

Deno.test("ten suits have ten colours", () => {
  equal(ten.every((number) => suitColour(number) === `var(--pk-suit-${number})`), true);
});

Deno.test("a card belongs to the suit of the number before its point", () => {
  for (const [card, number] of [["1.2", 1], ["10.4", 10], [7, 7]]) equal(suitOf(card), number);
});

Deno.test("a capability of another deck has the accent for its colour", () => {
  equal(suitColour(11), "var(--pk-accent)");
});
