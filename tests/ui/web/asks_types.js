// What a card asks of its answers, as its scripts may say it: what is wrong on purpose below is found, or this file does not hold.

/** @import { Ask, Context } from "../../../powerkit/ui/web/shapes.d.ts" */
/** @import { CardAsks, MapAsks, WordsAsks } from "../../../powerkit/ui/web/generated/asks.d.ts" */

/** @param {Context<MapAsks>} ctx */
export async function asksOfMap(ctx) {
  const told = await ctx.ask("compare", { answer: [], then: 2, now: null });
  if (!told) return;
  told.changes.map((change) => change.now?.length);
  // @ts-expect-error -- a key that Python has not
  told.changed;
  // @ts-expect-error -- what another kind is asked
  await ctx.ask("gather", { text: "" });
  // @ts-expect-error -- a key that Python calls by another name
  await ctx.ask("file", { answer: [], form: "csv", title: "" });
}

/** @param {Context<WordsAsks>} ctx */
export async function asksOfWords(ctx) {
  const told = await ctx.ask("gather", { text: "bus", back: ["the"], whole: false });
  if (told && "ask" in told) told.ask.columns.map((column) => column.name);
  // @ts-expect-error -- what Python needs
  await ctx.ask("merge", { rows: [], words: [] });
  // @ts-expect-error -- what Python reads as texts
  await ctx.ask("gather", { text: "bus", back: "the" });
}

/** @param {{ askCard: Ask<CardAsks> }} ctx */
export async function asksOfCard(ctx) {
  const file = await ctx.askCard("sheet", { values: {}, as: "pdf", codes: false, together: false, rows: null });
  // @ts-expect-error -- a key that Python has not
  file?.path;
}
