// Days that are soon, which can be chosen without a calendar.

import { t } from "../../language.js";

/** Whether a weekday, Sunday being 0, is at the weekend: then the week is nearly over, and what is soon is the Friday that comes. */
const weekend = (/** @type {number} */ weekday) => weekday % 6 === 0;

/**
 * The end of this week, and later: in words on that weekday, and after how many days.
 * @type {{ id: string, words: (weekday: number) => string, after: (weekday: number) => number }[]}
 */
export const SOON = [
  { id: "week", words: (weekday) => (weekend(weekday) ? t("By Friday") : t("This week")), after: (weekday) => (weekend(weekday) ? (5 - weekday + 7) % 7 : 7 - weekday) },
  { id: "two-weeks", words: () => t("In two weeks"), after: () => 14 },
  { id: "month", words: () => t("In a month"), after: () => 30 },
];
