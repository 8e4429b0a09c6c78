// What the pages are told and ask, as their scripts may hear and say it: what is wrong on purpose below is found, or this file does not hold.

/** @import { Page } from "../../../powerkit/ui/web/pages/shapes.d.ts" */
/** @import { AskDraw, HomeView, ShareView } from "../../../powerkit/ui/web/generated/pages.d.ts" */

/** @param {Page<ShareView>} page */
export function shares(page) {
  page.talk({
    share: (message) => message.entries.map((entry) => entry.why_not),
    // @ts-expect-error -- a kind of message that Python has not
    shared: () => null,
  });
  const engine = page.talk({
    // @ts-expect-error -- a key that Python has not
    survey: (message) => message.folders,
  });
  engine.ask("erase", { word: "erase", sure: true }, 30000);
  engine.ask("survey");
  // @ts-expect-error -- a kind of question that Python has not
  engine.ask("erase_all", { word: "erase", sure: true });
  // @ts-expect-error -- a key that Python calls by another name
  engine.ask("erase", { words: "erase", sure: true });
  // @ts-expect-error -- a key that Python needs
  engine.ask("erase", { word: "erase" });
  // @ts-expect-error -- what Python reads as a text
  engine.ask("file", { name: 3 });
  // @ts-expect-error -- nothing at all of what Python needs
  engine.ask("file");
}

/** @param {Page<HomeView>} page */
export function drawsAgain(page) {
  const engine = page.talk({
    drawn: (message, question) => message.again && /** @type {AskDraw} */ (question).outside,
    // @ts-expect-error -- what was asked has no such key either
    dealt: (message, /** @type {AskDraw} */ question) => message.outside && question.outsides,
  });
  // @ts-expect-error -- another page's question
  engine.ask("survey");
}
