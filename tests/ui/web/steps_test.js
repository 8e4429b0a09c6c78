// Where a card is taken up again by what stands on it.
import { firstUnanswered } from "../../../powerkit/ui/web/card/steps.js";
import { equal } from "./checks.js";

const MAP = [["0", "name"], ["0.place", "ring"], ["0.ties", "tie"]].map(([key, column]) => ({ key, column, asks: ["map"] }));
const STEPS = [...MAP, { key: "1", asks: [] }, { key: "2", asks: ["see", "hear"] }, { key: "3", asks: ["do"] }, { key: "keep", asks: [] }];
const map = (/** @type {object[]} */ ...people) => ({ map: { people, rings: [] } });

for (const [title, values, key] of [
  ["an empty card begins at its first step", {}, "0"],
  ["blank answers are none", { see: " ", ...map({ _id: "1", name: "" }) }, "0"],
  ["a tool goes on at the screen on which nothing was done", map({ name: "Joyce", ring: "" }), "0.place"],
  ["one answer of a step is enough", { ...map({ name: "J", ring: "1", tie: "strong" }), hear: "Yes" }, "3"],
  ["a step passed over comes first, and one that asks nothing is passed", { do: "Ring", ...map({ name: "J", ring: "1", tie: "x" }) }, "2"],
  ["where all is answered it is kept", { ...map({ name: "J", ring: "1", tie: "x" }), see: "a", do: "b" }, "keep"],
]) {
  Deno.test(`a card is taken up again: ${title}`, () => equal(firstUnanswered(STEPS, /** @type {any} */ (values)), key));
}
