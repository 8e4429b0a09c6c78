// A long text is cut between words; a very long word between two of its letters, as people see them.
import { cutBetweenWords } from "../../../powerkit/ui/web/phrasing.js";
import { equal } from "./checks.js";

Deno.test("a text is cut between words, and within a word that would leave next to nothing", () => {
  equal(cutBetweenWords("One two, three four", 11), "One two,");
  equal(cutBetweenWords("The " + "x".repeat(30), 10), "The xxxxxx");
  equal(cutBetweenWords("a \u{1f469}\u200d\u{1f4bb}" + "x".repeat(30), 5), "a ");
});
