// Made from powerkit/ui/messages.py: python -m powerkit.ui.widgets.generated

/** The last message about an answer that reached the log book. */
export interface Seen {
  client: string;
  n: number;
}

/** Words of another copy of the log book, and when they were written. */
export interface Offered {
  field: string;
  client: string;
  n: number;
  value: any;
  at: string;
}

/** Another *entry* of a card: its *community* ("" for none), the *day* it was saved last, and if it is a group's. */
export interface OtherEntry {
  entry: number;
  community: string;
  day: string;
  group: boolean;
}

/** A saved version: of which *entry*, when, as a moment and as people say it, and if a *page* can be made of it. */
export interface Version {
  entry: number;
  number: number;
  saved: string;
  at: string;
  day: string;
  community: string;
  private: boolean;
  page: boolean;
}

/** What is wrong with an answer, and in which row and column of it. */
export interface Wrong {
  field: string;
  row: number | null;
  column: string | null;
  text: string;
}

/** The card is there, and asks for all its answers. */
export interface Hello {
  kind: "hello";
  client: string;
  n?: number;
}

/** An answer as it stands now. */
export interface KeepDraft {
  kind: "draft";
  client: string;
  n?: number;
  field: string;
  value: any;
}

/** All answers are to be saved as a version. */
export interface SaveVersion {
  kind: "save";
  client: string;
  n?: number;
}

/** The card is to be emptied. *how*: for an "entry" of its own; or "back", which is to have what was saved again. */
export interface BeginAfresh {
  kind: "fresh";
  client: string;
  n?: number;
  how: string;
}

/** The words of another copy of the log book, which was *of* that tab, were taken or are not wanted. */
export interface Settle {
  kind: "settle";
  client: string;
  n?: number;
  of: string;
}

/** What can be said or made of an answer that is being written: a word, and what is *given* with it. */
export interface Ask {
  kind: "ask";
  client: string;
  n?: number;
  field: string;
  what: string;
  given: any;
}

/** All that the log book has of the card: of its newest entry or another that is *held*, and those *beside* it.

*afresh* says that the card was emptied since: what is on it belongs to no saved version yet. */
export interface Answers {
  kind: "answers";
  client?: string;
  values: Record<string, any>;
  seen: Record<string, Seen>;
  recalled: Record<string, any>;
  communities: string[];
  version: Version | null;
  changed: boolean;
  others: Offered[];
  forgotten: string;
  beside?: OtherEntry[];
  held?: boolean;
  afresh?: boolean;
}

/** Those words are offered no more. */
export interface Settled {
  kind: "settled";
  client?: string;
}

/** An answer is in the log book, or why not. */
export interface Acknowledged {
  kind: "ack";
  client?: string;
  n: number;
  field: string;
  ok: boolean;
  at?: string;
  error?: string;
}

/** A version is in the log book, or why not. *also* are lines on what else was saved. */
export interface Saved {
  kind: "saved";
  client?: string;
  n: number;
  ok: boolean;
  version?: Version | null;
  also?: string[] | null;
  recalled?: Record<string, any> | null;
  error?: string;
  problems?: Wrong[];
}

/** The answer to a question; *more* is the teller's, and stands in the message itself. */
export interface Told {
  kind: "told";
  client?: string;
  n: number;
  field: string;
  what: string;
  ok: boolean;
  error?: string;
  // deno-lint-ignore no-explicit-any
  [more: string]: any;
}

/** It could not be done, and why; *n* and *field* tell what, where that is known. */
export interface Refused {
  kind: "refused";
  client?: string;
  error: string;
  n?: number;
  field?: string;
  what?: string;
}

export type FromPage = Hello | KeepDraft | SaveVersion | BeginAfresh | Settle | Ask;

export type ToPage = Answers | Settled | Acknowledged | Saved | Told | Refused;
