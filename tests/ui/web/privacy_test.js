// The one rule of what is private, by the same table of cases that Python is held to.
import cases from "../../logbook/privacy_cases.json" with { type: "json" };
import { isPrivate } from "../../../powerkit/ui/web/card/privacy.js";
import { equal } from "./checks.js";

for (const { title, question, switches, private: kept } of cases) {
  Deno.test(`the page keeps back what Python does: ${title}`, () => equal(isPrivate({ ...question, stands_in: question.kind === "photo" }, switches), kept));
}
