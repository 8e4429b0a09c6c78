// The one rule of what is private on a card. Python's is Entry.is_private; one table of cases holds both.

/**
 * Whether an answer is private by these switches: with the whole entry, by its own, as the deck has it. A photo goes with
 * what it is a photo of until it has a switch of its own.
 * @param {Pick<import("../generated/views.d.ts").PhotoField, "id"> & { stands_in?: boolean, of?: string, private?: boolean }} field
 * @param {Record<string, boolean | undefined>} switches
 */
export function isPrivate(field, switches) {
  const own = switches[field.id] ?? (field.stands_in ? switches[field.of ?? ""] : undefined) ?? field.private;
  return Boolean(switches.entry || own);
}
