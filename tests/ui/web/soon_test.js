// The days that are soon: on each day of the week they are still to come.
import { SOON } from "../../../powerkit/ui/web/kinds/action/soon.js";
import { equal } from "./checks.js";

Deno.test("at the weekend a week that is nearly over is not offered, but the Friday that comes", () => {
  const [week] = SOON;
  const offered = [0, 1, 2, 3, 4, 5, 6].map((weekday) => `${week.words(weekday)} ${week.after(weekday)}`);
  const working = [6, 5, 4, 3, 2].map((days) => `This week ${days}`);
  equal(offered, ["By Friday 5", ...working, "By Friday 6"]);
});
