// Made from powerkit/ui/views.py: python -m powerkit.ui.widgets.generated

/** A question shows while another has one of these answers. */
export interface WhenView {
  field: string;
  is: string[];
}

/** One of the screens on which an answer is made. */
export interface ScreenView {
  id: string;
  title: string;
  question: string;
  column: string;
}

/** Somebody's own story: the questions that hold it, the answers that end it, and what is said then. */
export interface StoryView {
  fields: string[];
  ends: string[];
  say: string;
}

/** A page to print that is offered under a question. */
export interface SheetView {
  form: string;
  fields: string[];
}

/** One thing to choose. */
export interface OptionView {
  id: string;
  label: string;
}

/** A page to take along: what may stand on it, and which questions it carries. */
export interface TakeView {
  choose: string[];
  carried: OptionView[];
}

/** Words; a date where its *form* says so, which may have a *calendar*.

They may be chosen from a table's rows, and ask about the picture of another answer. */
export interface TextField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "text";
  form: string;
  rows: number;
  calendar?: string;
  choose_from?: string;
  picture_of?: string;
}

/** One of some options, or many. */
export interface ChoiceField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "choice";
  options: OptionView[];
  many: boolean;
}

/** A point between two ends. */
export interface ScaleField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "scale";
  low: string;
  high: string;
  points: number;
  dont_know: boolean;
}

/** A column of rows; *low*, *high* and *points* are those of a scale. *ours* is what it is called for a group. */
export interface ColumnView {
  id: string;
  label: string;
  type: "text" | "long" | "number" | "date" | "choice" | "scale" | "tick" | "people";
  hint: string;
  options: OptionView[];
  ours?: string;
  low?: string;
  high?: string;
  points?: number;
}

/** Rows; the columns that play a part in how they are shown or drawn, by part. */
export interface TableField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  row: string;
  columns: ColumnView[];
  shown: string;
  suggest: string[];
  kind: "table";
  from?: string;
  drawn?: boolean;
  diary?: Record<string, string>;
  turning?: string;
  left?: string;
  right?: string;
  mark?: string;
  group?: string;
  list?: string;
  asked?: string;
  point?: string;
  time?: string;
  vote?: string;
  checked?: string;
  match?: string;
  hours?: string;
  chance?: string;
  area?: string;
  comparator?: string;
  unit?: string;
  against?: string;
  source?: string;
  size?: string;
  impact?: string;
  own?: string;
}

/** A place of a board. */
export interface ZoneView {
  id: string;
  label: string;
  group: string;
}

/** Items put in zones, now and, where there is such a column, then. */
export interface BoardField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  row: string;
  columns: ColumnView[];
  shown: string;
  suggest: string[];
  kind: "board";
  arrangement: string;
  zones: ZoneView[];
  second: string;
  own: string;
  credit: string;
  labelled: boolean;
}

/** People round oneself; *look_at* are sectors that are asked about one by one. */
export interface MapField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  row: string;
  columns: ColumnView[];
  shown: string;
  suggest: string[];
  kind: "map";
  style: string;
  look_at: string[];
}

/** Words that people said; other questions of the card that go with them, by their ids. */
export interface WordsField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  row: string;
  columns: ColumnView[];
  shown: string;
  suggest: string[];
  kind: "words";
  large?: string;
  small?: string;
  effect?: string;
  for_large?: string;
  for_small?: string;
  action?: string;
  voices?: string;
}

/** A drawing, described in words: how large its sheet is, and what can be drawn with. */
export interface SketchField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "sketch";
  describe: string;
  size: number[];
  colours: Record<string, string>;
  widths: Record<string, number>;
  sizes: Record<string, number>;
  most: Record<string, number>;
}

/** A photo *of* what another question asks. */
export interface PhotoField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "photo";
  of: string;
  stands_in: boolean;
}

/** An action: its parts, how it can stand, and the question that asks with whom where another does. */
export interface ActionField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "action";
  parts: OptionView[];
  statuses: OptionView[];
  with_whom?: string;
}

/** Things put in order; *own* ones can be added, up to the *most*. */
export interface RankingField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  row: string;
  columns: ColumnView[];
  shown: string;
  suggest: string[];
  kind: "ranking";
  drawn: boolean;
  items: string[];
  own: boolean;
  most: number;
}

/** An earlier answer looked at again: the question it is the answer to, as it stands on its card. */
export interface RecallField {
  id: string;
  label: string;
  hint: string;
  private: boolean;
  short: boolean;
  when: WhenView | null;
  step?: number;
  screens?: ScreenView[];
  story?: StoryView;
  sheet?: SheetView;
  take?: TakeView;
  adds_to?: string;
  others?: boolean;
  quick?: boolean;
  column?: string;
  kind: "recall";
  of: string;
  pick: boolean;
  pick_label: string;
  target_title?: string;
  target?: FieldView;
}

/** What stands on a card itself. *minutes* are those of all of it, *short* those of its
short way (0: not said). *example* says whether the deck is ours, which has one for each card. */
export interface CardFace {
  id: string;
  title: string;
  capability: string;
  summary: string;
  time: string;
  minutes: number;
  short: number;
  have: string;
  steps: string[];
  example: boolean;
}

/** How far work with a community has come. */
export interface StageView {
  id: string;
  label: string;
  hint: string;
}

/** The language of a deck that is not in English, which way it runs, and the *words* of the page that are in it. */
export interface LanguageView {
  lang: string;
  dir: "ltr" | "rtl";
  words?: string[];
}

/** A card's view as its widget shows it. *timing* is a test's: how long (in ms) the page waits for what. */
export interface CardOnPage {
  workbook: string;
  card: CardFace;
  read_back: boolean;
  with_whom: string;
  stages: StageView[];
  steps: string[];
  fields: FieldView[];
  language?: LanguageView;
  timing?: Record<string, number>;
}

export type FieldView = TextField | ChoiceField | ScaleField | TableField | BoardField | MapField | WordsField | SketchField | PhotoField | ActionField | RankingField | RecallField;
