// What the pages are told, as their scripts may hear it: what is wrong on purpose below is found, or this file does not hold.

/** @import { Hears } from "../../../powerkit/ui/web/pages/shapes.d.ts" */
/** @import { ToShare } from "../../../powerkit/ui/web/generated/pages.d.ts" */

export const heard = /** @satisfies {Hears<ToShare>} */ ({
  share: (message) => message.entries.map((entry) => entry.why_not),
  // @ts-expect-error -- a kind of message that Python has not
  shared: () => null,
});

export const misread = /** @satisfies {Hears<ToShare>} */ ({
  // @ts-expect-error -- a key that Python has not
  survey: (message) => message.folders,
});
