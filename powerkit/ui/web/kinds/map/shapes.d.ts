// What the parts of a map share. What Python sends is in generated/.

import type { MapAsks } from "../../generated/asks.d.ts";
import type { MapField, OptionView } from "../../generated/views.d.ts";
import type { Context, Known, NewRow, Point, Problem, Row } from "../../shapes.d.ts";
import type { MapView } from "../../zoom/view.js";
import type { MapDrawer } from "./add.js";
import type { MapCalled } from "./names.js";
import type { MapFiles } from "./files.js";
import type { MapKeys } from "./keys.js";
import type { MapPanel } from "./panel.js";
import type { MapPointer } from "./pointer.js";
import type { MapScene } from "./scene.js";
import type { MapSpeech } from "./phrases.js";
import type { MapSpots } from "./free_places.js";
import type { MapStore } from "./undo.js";
import type { MapTelling } from "./queries.js";
import type { MapThenNow } from "./thennow.js";
import type { MapTies } from "./ties.js";
import type { MapRings, MapTable, MapTools } from "./tools.js";

export type MapContext = Context<MapAsks>;

/** A map as the log book has it, of any age: its people, and the names of the rings where they are a person's own. */
export type MapAnswer = NewRow[] | { people?: NewRow[]; rings?: string[] | null } | null | undefined;

/** Where somebody belongs: their *ring* is 0 while they wait. */
export interface Belonging {
  id: string;
  ring: number;
  sector: string;
}

/** Somebody of a map, as their row says it. */
export interface Person extends Belonging {
  name: string;
  kind: string;
  tie: string;
  seen: string;
  notYet: boolean;
  wish: boolean;
  spot: string;
  row: NewRow;
  count?: undefined;
  members?: undefined;
}

/** Several people as one: what is drawn in their place. */
export interface Fold extends Omit<Person, "count" | "members"> {
  count: number;
  members: string[];
}

export type Someone = Person | Fold;

/** Two who know each other, or may. */
export interface Tie {
  one: string;
  other: string;
  sure: boolean;
}

/** Whom somebody is tied to, and which tie it is. */
export interface Near {
  id: string;
  sure: boolean;
  index: number;
}

/** A name in a cell of ties, and whom it means: null for nobody here. */
export interface Meant {
  name: string;
  id: string | null;
}

/** A ring (1 to 4, 0 for outside) and a wedge, by its number. */
export interface MapCell {
  ring: number;
  wedge: number;
}

/** Where somebody stands; *pale* where they are in no sector yet. */
export interface Place extends Point, MapCell {
  sector?: string;
  pale?: boolean;
}

/** A sector on the map: angles are radians, clockwise from three o'clock. */
export interface Wedge {
  sector: string;
  label: string;
  start: number;
  end: number;
  count: number;
}

export interface Layout {
  radii: number[];
  centre: number;
  wedges: Wedge[];
  places: Known<Place>;
}

/** A layout with those *outside* its rings: *standing* is everybody who is drawn, *edge* how far all of it reaches. */
export interface Standing extends Layout {
  outside: Map<string, Place>;
  standing: Known<Place>;
  edge: number;
}

/** What is drawn where some are folded. */
export interface Folded {
  people: Someone[];
  ties: Tie[];
  folds: Fold[];
  outsiders: string[];
}

export interface Drawing extends Folded {
  near: Known<Near[]>;
}

export type Seats = (ids: string[]) => string[];

export interface Folding {
  fold(people: Person[], ties: Tie[], about: { sectors: OptionView[]; outsiders: string[]; kept?: string | null }): Folded | null;
  open(fold: Fold): void;
  close(): void;
  opened(): Set<string> | null;
  holds(id: string): string | null;
}

/** By which rule a map is drawn. */
export interface Ruling {
  rings: string[];
  sectors: OptionView[];
  seats?: Seats;
  folding?: Folding;
  kept?: string | null;
  lay?(people: Someone[], sectors: OptionView[], crowd: Folded | null): Layout;
  fixed?: boolean;
  steady?: Person[] | null;
}

/** Everything the page asks of a map. */
export interface Model {
  people: Person[];
  ties: Tie[];
  near: Known<Near[]>;
  drawn: Drawing;
  crowd: boolean;
  called: MapCalled;
  byId: Known<Someone>;
  layout: Standing;
  ruling: Ruling;
  rows?: Row[] | null;
  changed?: boolean;
}

/** Where something is written: *box* is [left, top, right, bottom]. */
export interface Label {
  lines: string[];
  x: number;
  box: number[];
  anchor: string;
}

/** Somebody's name: how much of what is drawn it *covered* where it was put, and whether it is left out for that. */
export interface PersonLabel extends Label {
  covered: number;
  hidden: boolean;
  /** In the mark of whoever's name has no room. */
  letter?: string;
}

export interface SectorLabel extends Label {
  wedge: Wedge;
}

export interface Names {
  rings: Label[];
  sectors: SectorLabel[];
  people: Known<PersonLabel>;
  box: number[];
}

/** What is drawn already. */
export interface Taken {
  add(box: number[]): void;
  covered(box: number[], enough?: number): number;
}

/** How a picture is drawn: *k* is how much larger than in print. */
export interface Look {
  ours?: boolean;
  k: number;
  small: boolean;
  lit: Set<string>;
  chosen: Set<string>;
  dragged: string | null;
  say(one: Someone): string;
}

export interface Shown {
  model: Model;
  names: Names;
  look: Look;
}

/** What a scene needs of what is around it. */
export interface SceneAbout {
  label: string;
  described?: string;
  speech: MapSpeech;
  zoomed?(yes: boolean): void;
  opened?(): unknown;
  fold?(): void;
  resized?(): void;
}

/** What keys in the picture do. */
export interface KeyActs {
  model(): Model;
  focused(id: string): unknown;
  use(id: string): unknown;
  held(): string | null;
  release(): unknown;
  move(id: string, rings: number, turn: number): void;
  say(words: string): void;
  unfold?(id: string): void;
  add?(id: string): void;
  remove?(id: string): unknown;
  many?: boolean;
}

/** What a pointer on the picture does. A point is in the picture's units. */
export interface PointerActs {
  layout(): Standing;
  places(): Known<Place>;
  fixed(id?: string): boolean;
  hold(id: string): void;
  drop(id: string, cell: MapCell | "away" | null | undefined, point?: Point): void;
  tap(id: string): void;
  tapPlace(cell: MapCell | null, point: Point): unknown;
  tapTwice?(cell: MapCell, point: Point): void;
  touched?(id: string): unknown;
  outside?(event: PointerEvent): boolean;
}

/** A pointer that is pressed, and whom it is on. */
export interface Grip {
  id: number;
  ruler: ReturnType<MapView["ruler"]>;
  start: PointerEvent;
  last: PointerEvent;
  person: string | null;
  off: Point | null;
  moved: boolean;
  point?: Point;
  cell?: MapCell | null;
}

export interface MapMoves {
  ringsOnly(): boolean;
  place(id: string, ring: number | string, sector: string, key?: string | null, spot?: string): boolean;
  put(id: string, cell: MapCell, point?: Point): boolean;
  spotAt(id: string, cell: MapCell, point?: Point): string | undefined;
  comeTo(id: string, ring: number): string | undefined;
  sectorAt(wedge: number, own: string): string;
  away(id: string): void;
  step(id: string, rings: number, turn: number): void;
}

export interface MapChoosing {
  choose(id: string | null): void;
  release(): void;
  goOn(id: string): void;
  done(): void;
  tap(id: string): void;
  hold(id: string): void;
  light(ids: string[], words: string | null): void;
}

export interface MapChanges {
  link(one: string, other: string, how: string): void;
  remove(id: string): void;
  bring(rows: NewRow[], whole: boolean): string;
  history(how: "undo" | "redo"): void;
}

export interface MapTaps {
  tapPlace(cell: MapCell | null, point: Point): boolean;
  tapTwice(cell: MapCell, point: Point): void;
  addBeside(id: string): void;
  placeByKey(id: string): void;
  placeInRing(id: string, ring: string): void;
  aimAt(event: MouseEvent): void;
  dropAt(id: string, event: MouseEvent | null): void;
  drop(id: string, cell: MapCell | "away" | null | undefined, point?: Point): void;
}

/** What `mapUnfolding` needs of a map: one that is only looked at has no more. */
export interface Unfoldable {
  readonly model: Model;
  readonly scene: Pick<MapScene, "frame" | "view">;
  readonly keys: Pick<MapKeys, "focus">;
  folding: Folding;
  ctx: { say(words: string): void };
  choose(id: string | null): void;
  stale(): void;
  refresh(): void;
}

export interface Unfolding {
  unfold(id: string): void;
  unfoldFor(id: string): void;
  fold(): void;
  resized(): void;
}

/** Who is added on the picture itself. */
export interface MapNewcomer {
  leave(): boolean;
  open(cell: MapCell, point: Point): void;
}

/** The screens of a map: `subject` is whom the one that shows asks about. */
export interface MapScreens {
  subject(): Person | null;
  sync(): void;
  placed(id: string): void;
  tap(id: string): boolean;
  knowing(): boolean;
  show(id: string | null): void;
}

/** The parts that stand around the picture. */
export interface MapParts {
  drawer: MapDrawer;
  panel: MapPanel;
  ties: MapTies;
  telling: MapTelling;
  thennow: MapThenNow;
  files: MapFiles;
  tools: MapTools;
  rings: MapRings;
  table: MapTable;
}

/** A map being worked on: whom the panel is about (*chosen*), whom keys move (*held*), and which *screen* shows, or all of it. */
export interface MapWork extends MapMoves, MapChoosing, MapChanges, MapTaps, Unfolding, MapParts {
  field: MapField;
  ctx: MapContext;
  store: MapStore;
  speech: MapSpeech;
  shell: HTMLElement;
  help: HTMLElement;
  altWords: HTMLElement;
  more: HTMLElement;
  model: Model;
  chosen: string | null;
  held: string | null;
  linking: boolean;
  screen: string | null;
  spots: MapSpots;
  folding: Folding;
  seats: Seats;
  like: Person[] | null;
  lit: { ids: Set<string>; words: string | null };
  scene: MapScene;
  keys: MapKeys;
  pointer: MapPointer;
  newcomer: MapNewcomer;
  screens: MapScreens;
  nameOf(id: string): string;
  touched(id: string): void;
  refresh(): void;
  stale(): void;
  later(): void;
  showScreen(id: string | null): void;
  waits(): string | null;
  placed(id: string): void;
  chosenPlaced(): boolean;
}

/** What a screen says of whom it asks, and when all is said. */
export interface ScreenSaid {
  ask(name: string): string;
  done: string;
  hint: string;
  after: string;
  known(one: Person): unknown;
}

/** What a screen can do with whom it asks `about`. */
export interface ScreenActs {
  about(): Person | null;
  next(words: string, from?: string): void;
}

/** The map, as its field knows it. */
export interface MapBoard {
  choose(id: string): unknown;
  screen(id: string | null): void;
  fault(problem: Problem): unknown;
  clearErrors(): void;
}

/** The part that adds people: *twice* says that two have one name, *begin* how to begin as another card's map is. */
export interface MapAddPart {
  el: HTMLElement;
  twice: HTMLElement;
  main: HTMLElement;
  takeIn(): void;
  begin?: HTMLElement;
}

/** People who come, before they have a row. */
export interface Newcomer {
  name: string;
  sector?: string;
  ring?: string;
}
