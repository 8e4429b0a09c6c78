// Shapes that several scripts share and Python knows nothing of. What Python sends is in generated/.

import type { FieldContext } from "./card/context.js";
import type { Cell } from "./kinds/cells.js";
import type { PictureAsks } from "./generated/asks.d.ts";
import type { CardOnPage, OptionView } from "./generated/views.d.ts";

/** A widget's model, as anywidget hands it out: what a script here reads of it, sends and hears. */
export interface Model<View = CardOnPage> {
  get(name: "view"): View;
  get(name: "shared"): SharedScript;
  get(name: "_key" | "_shared"): string;
  send(message: object): void;
  on(event: "msg:custom", hear: (message: Heard) => void): void;
  off(event: "msg:custom", hear: (message: Heard) => void): void;
  widget_manager: { get_model(id: string): Promise<Model> };
}

/** What comes from Python, of any kind: each is looked at for its kind first. */
// deno-lint-ignore no-explicit-any
export type Heard = any;

/** The script and the style sheets that the widgets of a page share. */
export interface SharedScript {
  script: string;
  sheets: { place: number; key: string; text: string }[];
}

/** This tab's name, and the number of what it sends next. */
export interface Who {
  client: string;
  next(): number;
  atLeast(n: number): void;
}

/** Words of a field that wait in this browser, of which tab; a stray's has its own *key*, another copy's says so. */
export interface Waits {
  field: string;
  client: string;
  n: number;
  value: unknown;
  at?: string;
  key?: string;
  copy?: boolean;
}

/** Where they wait. */
export interface WordBox {
  works(): boolean;
  write(field: string, client: string, item: { n: number; value: unknown; at: string }): void;
  remove(field: string, client: string): void;
  list(): Waits[];
  strays(): Waits[];
  removeKey(key: string): void;
}

/** What goes with each question, and what is told: see generated/asks.d.ts. */
export type Asks<A> = { [W in keyof A]: [object, unknown] };

/** Asks Python; null is told where a newer question of that name took its place. */
export type Ask<A extends Asks<A>> = <W extends keyof A>(what: W, given: A[W][0]) => Promise<A[W][1] | null>;

/**
 * What a question knows of its card, and what it may ask about its answer; *head* and *subhead* are the tags of headings in a tool that
 * has the screen.
 */
export type Context<A extends Asks<A> = PictureAsks> = Omit<FieldContext, "ask"> & { ask: Ask<A>; head?: string; subhead?: string };

/** What an earlier answer that is drawn may do: whether parts of it are picked, and picking one or letting it be. */
export interface Picking {
  pick: boolean;
  toggle(text: string): void;
}

/** The same for rows, which ask nothing by themselves. */
export type RowsContext = Omit<Context, "ask" | "change"> & { change(rows: Row[]): void };

/** A column as a cell needs it. */
export interface CellColumn {
  id: string;
  // deno-lint-ignore no-explicit-any -- words, or words with marks in them
  label?: any;
  ours?: string;
  type: string;
  hint?: string;
  options?: OptionView[];
  low?: string;
  high?: string;
  points?: number;
  rows?: number;
}

/** What a cell needs of its context; one whose names are offered also asks and says. */
export type CellContext = { id: (part: string) => string; namesHere?: (() => string[]) | null } & Partial<Pick<FieldContext, "say" | "askCard">>;

/** A row as it is kept: what its columns hold, by their ids, and what could not be read. */
export interface Row {
  _id: string;
  _unread?: Record<string, string>;
  // deno-lint-ignore no-explicit-any -- each column has its own
  [column: string]: any;
}

/** What a list of rows asks of its question, whichever kind it is of. */
export interface RowsField {
  id: string;
  label: string;
  hint?: string;
  row?: string;
  columns?: CellColumn[];
  suggest?: string[];
  add?: string;
  labelled?: boolean;
  group?: string;
  own?: string;
  kind?: string;
  diary?: Record<string, string>;
}

/** A row before it has an id. */
export interface NewRow {
  _id?: string;
  _unread?: Record<string, string>;
  // deno-lint-ignore no-explicit-any
  [column: string]: any;
}

/** A row of a list on the page: its cells come when they are first needed. */
export interface ListRow {
  id: string;
  base: NewRow;
  folded: boolean;
  made?: Cell[];
  readonly cells: Cell[];
  said?: string;
  el: HTMLElement;
  buttons: HTMLElement;
  up: HTMLElement;
  down: HTMLElement;
  grip?: HTMLElement;
  toggle: HTMLElement;
  cell(column?: string): Cell | undefined;
  value(): Row;
  title(): string;
  unfold(yes: boolean): void;
  draw(): void;
}

/** How a list of rows looks: where rows go, what one is made of, and what follows a change. */
export interface RowsLook {
  list: HTMLElement;
  build(row: ListRow): HTMLElement;
  sync?(rows: ListRow[]): void;
  startAt?: string;
  moves?: [Way, Way];
  fold?: boolean;
}

/** Which way a button moves a row. */
export type Way = "up" | "down" | "earlier" | "later";

/** A step of a list's own undo. */
export interface UndoStep {
  words: string;
  said: string;
  back(): ListRow | undefined;
}

/** What the parts of a list of rows share. */
export interface RowList {
  field: RowsField;
  ctx: RowsContext;
  look: RowsLook;
  first: boolean;
  rows: ListRow[];
  columns: CellColumn[];
  noun: string;
  titleColumn: string;
  moves: [Way, Way];
  add: HTMLElement;
  starters: { el: HTMLElement; sync(titles: string[]): void };
  undo: { line: HTMLElement; offer(step?: UndoStep): void; tell(said: string): void; forget(): void; focus(): void };
  value(): Row[];
  sync(): void;
  changed(): void;
  number(): void;
  place(base: NewRow, at: number, folded?: boolean): ListRow;
  insert(base?: NewRow, at?: number): ListRow;
  move(row: ListRow, step: number): void;
  moveTo(row: ListRow, to: number): void;
  drop(row: ListRow): void;
  take(row: ListRow): void;
}

/** What is wrong with an answer, as `fault` is told: which row of it, by its id or its place, and which column. */
export interface Problem {
  row: string | number | null;
  column: string | null;
  text: string;
}

/** The editor of a list of rows, as those around it know it. */
export interface RowsEditor {
  add: HTMLElement;
  list: HTMLElement;
  rows: ListRow[];
  below: HTMLElement[];
  starters: RowList["starters"];
  undoLine: HTMLElement;
  fill(given: NewRow[], at: number, words: string, instead?: boolean): { row: ListRow; replaced: number };
  value(): Row[];
  tell(said: string): void;
  end(): number;
  insert: RowList["insert"];
  move: RowList["move"];
  changed(): void;
  // deno-lint-ignore no-explicit-any -- an answer of any age
  set(given: any): void;
  refresh(given: Row[], keepUndo?: boolean, all?: boolean): void;
  find(problem: Problem): Cell | undefined;
  clearErrors(): void;
}

/** Rows (or marks) and their history, as a kind keeps them. `find` is for one that is there: who is not sure looks at what it gives. */
export interface Store<R extends { _id: string } = Row> {
  now(): R[];
  rows(): R[];
  find(id?: string | null): R;
  value(): R[];
  change(rows: (R | NewRow)[], words: string, how?: Change): void;
  edit(id: string, cells: Record<string, unknown>, words: string, how?: Change): void;
  // deno-lint-ignore no-explicit-any -- an answer of any age
  set(list: any): void;
  on(hear: (by: string, words: string) => void): void;
  emit(by: string, words?: string): void;
  rest(): void;
  undo(): boolean;
  redo(): boolean;
  undoes(): string;
  redoes(): string;
}

/** A Map that is asked for what is in it: who is not sure looks at what it gives. */
export interface Known<V, K = string> extends Map<K, V> {
  get(key: K): V;
  get(key: K | null | undefined): V | undefined;
  has(key: K | null | undefined): boolean;
}

/** What is done by name, each as its own function says it. */
// deno-lint-ignore no-explicit-any
export type Acts = Record<string, (...given: any[]) => any>;

/** What goes with a change of rows: those with one *key*, one after the other, are one step; *by* is who made it. */
export interface Change {
  key?: string | null;
  by?: string;
}

export interface Point {
  x: number;
  y: number;
}

/** A card or a page's form, as the page around it knows it: what waits in it, whether this browser keeps it, and since when it has been answered. */
export interface Kept {
  id?: string;
  pending(): number;
  flush(): Promise<boolean>;
  kept?(): boolean;
  settled?(): Promise<unknown>;
  heard?(): number;
}

/** A store of this browser, or that which locks what is in it; *full* where there was no room. */
export interface WordStore extends Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem"> {
  full?: boolean;
  keys?(): string[];
  settled?(): Promise<unknown>;
}

/** What had the focus on a card that is drawn anew, and what takes the keys meanwhile. */
export interface FocusKept {
  card: string;
  field: string | null;
  key: string;
  nth: number;
  caret: (number | null)[] | null;
  standIn: { el: HTMLElement; end(): { caret: (number | null)[] } } | null;
}

/** What is kept of a group that works on a card: since when, and where it is. */
export interface GroupKept {
  from?: number;
  was?: boolean;
  at?: { card: string; step: string };
  /** The card on which a group began, in words of its own. */
  began?: string | false;
}

/** What a page keeps on its window, for each card has its own copy of the scripts. */
export interface Shared {
  cards: Set<Kept>;
  seq: number;
  client: string;
  n: number;
  // deno-lint-ignore no-explicit-any -- what a script exports
  scripts?: Map<string, Promise<any>>;
  sheets?: Map<string, SharedScript["sheets"]>;
  vault?: WordStore;
  projector?: boolean;
  uncovered?: Record<string, { pressed: Set<string>; written: Set<string> }>;
  places?: Record<string, string>;
  onePage?: string;
  focus?: FocusKept;
  group?: GroupKept;
  /** How many minutes a group said it has, in group view itself. */
  minutes?: number;
  room?: { minutes: number; people: number };
  untimed?: boolean;
  short?: Record<string, boolean>;
  several?: Record<string, boolean>;
  opened?: Record<string, Set<string>>;
  // deno-lint-ignore no-explicit-any -- what the log book’s page was searched by
  log?: any;
}
