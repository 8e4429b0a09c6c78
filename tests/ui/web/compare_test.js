// Whether two texts or answers say the same.
import { blank, canonical, compared, same } from "../../../powerkit/ui/web/compare.js";
import { equal } from "./checks.js";

Deno.test("case, blanks and the form of letters do not count", () => {
  for (const [one, other] of [["Sewing", " sewing "], ["Zoë", "Zoe\u0308"], ["a\u00a0b", "A  b"], ["STRASSE", "straße"], ["", null]]) {
    equal(compared(one), compared(other));
  }
  equal(compared("Dan") === compared("Danny"), false);
});

Deno.test("an answer that says nothing is blank, whatever its shape", () => {
  for (const value of [undefined, null, false, "", "  ", [], {}, [null, ""], { _id: "r1", what: "" }, [{ _id: "r1" }]]) equal(blank(value), true);
  for (const value of [0, true, "a", [0], { what: 0 }, [{ _id: "r1", seen: true }]]) equal(blank(value), false);
});

Deno.test("the order of keys does not count, the order of rows does", () => {
  equal(canonical({ b: 1, a: { d: 2, c: 3 } }), canonical({ a: { c: 3, d: 2 }, b: 1 }));
  equal(same([{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }]), false);
  equal(same([], [null]), true);
});
