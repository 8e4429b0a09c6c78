// A map as the page draws it: an earlier one looks as it did while it was worked on.
import { mapFolding } from "../../../powerkit/ui/web/kinds/map/folding.js";
import { mapModel } from "../../../powerkit/ui/web/kinds/map/model.js";
import { equal } from "./checks.js";

Deno.test("a crowd that is folded keeps the sectors as wide as its people make them", () => {
  const sectors = [{ id: "faith", label: "Faith" }, { id: "health", label: "Health" }];
  const rows = Array.from({ length: 70 }, (_, i) => ({ _id: `p${i}`, name: `Person ${i}`, ring: "2", sector: i < 60 ? "faith" : "health" }));
  const rings = ["One", "Two", "Three", "Four"];
  const wide = (/** @type {import("../../../powerkit/ui/web/kinds/map/shapes.d.ts").Model} */ model) => model.layout.wedges.map(({ start, end }) => (end - start).toFixed(6));
  const folded = mapModel(rows, { rings, sectors, folding: mapFolding(() => false) });
  equal(folded.crowd, true);
  equal(wide(folded), wide(mapModel(rows, { rings, sectors })));
});
