// Made from the tellers that powerkit/ui/query_types.py names: python -m powerkit.ui.widgets.generated

/** An answer as it stands, its label, how many pixels its picture has, and whether it is as on a card's back.

*keyed* is for where what is numbered in it is told beside it, or need not be. */
export interface AskPicture {
  answer: any;
  label: string;
  width?: number;
  fitted?: boolean;
  keyed?: boolean;
}

/** The pictures, the numbers in them, or why there is none. */
export interface PicturesTold {
  pictures: Picture[];
  numbers: Table | null;
  said: string;
}

/** A drawing as SVG text, with its *alt* text and a *caption*.

One made *by_hand*, of handwriting or a photo, may show a name that no search can find. It is left out of what
others read unless it was put in by hand too. On paper it is *highest* centimetres high at most. *key* says what
stands for what in it, such as the numbers of names, and *lines* and *marks* how each of those is drawn (SVG) and
what it means, where that is shown beside it. */
export interface Picture {
  svg: string;
  alt: string;
  caption?: string;
  by_hand?: boolean;
  highest?: number;
  key?: string[][];
  lines?: string[][];
  marks?: string[][];
}

/** Rows of text under column heads. *caption* says what the table shows; the first column names its row.

One that is written in *by_hand*, such as a sign-off, has room for a name in each column. */
export interface Table {
  caption: string;
  heads: string[];
  rows: string[][];
  by_hand?: boolean;
}

/** One of its pictures as a file. */
export interface AskPictureFile {
  answer: any;
  label: string;
  width?: number;
  fitted?: boolean;
  keyed?: boolean;
  format: string;
  which: number;
}

/** A file for the page, which its host hands out. */
export interface FileTold {
  name: string;
  type: string;
  data: string;
}

/** Cells that were pasted, to go to these columns, from the row *at* which they begin. */
export interface AskPaste {
  today: string;
  cells: string[][];
  columns: string[];
  at: number;
}

/** Rows of them; whether the first was a *heading*, and how many were *left* for want of room. */
export interface Pasted {
  rows: Record<string, any>[];
  heading: boolean;
  left: number;
  most: number;
}

/** What a file holds, and what the person chose of it so far. */
export interface AskPreview {
  today: string;
  file: TableFile;
  room?: number;
  heading?: boolean | null;
  columns?: string[];
  at?: number;
  has?: string;
  figure?: string;
  ours?: string;
  against?: string;
}

/** A file that the page sends. */
export interface TableFile {
  name: string;
  data: string;
}

/** What the page shows before anything is added, and the rows that would be. */
export interface RowsPreviewed {
  heading: boolean;
  columns: string[];
  at: number;
  has: string;
  file: Record<string, string>[];
  total: number;
  matching: number;
  most: number;
  beyond: number;
  bad: BadTold[];
  bad_more: number;
  bad_cells: number;
  rows: Record<string, any>[];
  heads: string[];
  first: CellTold[][];
  notes: string[];
}

/** What can't be read, by the first of its rows. */
export interface BadTold {
  column: string;
  why: string;
  rows: number[];
  more: number;
}

/** A cell as it was read, or as it was written. */
export interface CellTold {
  text: string;
  fits: boolean;
}

/** The same, of a file that is turned round. */
export interface TurnedPreviewed {
  heading: boolean;
  columns: string[];
  at: number;
  has: string;
  file: Record<string, string>[];
  total: number;
  matching: number;
  most: number;
  beyond: number;
  bad: BadTold[];
  bad_more: number;
  bad_cells: number;
  rows: Record<string, any>[];
  heads: string[];
  first: CellTold[][];
  notes: string[];
  long: LongTold;
}

/** Of a file with a row for each area: whom one can choose, and what is left out. */
export interface LongTold {
  areas: string[];
  figures: ColumnNamed[];
  figure: string;
  columns: ColumnNamed[];
  ours: string;
  against: string;
  out: string[];
  left: number;
}

/** A column of the file. */
export interface ColumnNamed {
  id: string;
  name: string;
}

/** The rows of a calendar's days. */
export interface AskDiary {
  today: string;
  file: TableFile;
  room?: number;
  first: string;
  last: string;
  zone: string;
  titles?: boolean;
  people?: boolean;
}

/** The rows, and what each says beside its title. */
export interface DiaryTold {
  rows: Record<string, any>[];
  says: string[];
  notes: string[];
  most: number;
}

/** Slips as a text, a count or a file; of which group. */
export interface AskSlips {
  text?: string;
  tally?: string;
  data?: string;
  group?: string;
}

/** Rows in an order of chance, each in one line, and how many say what. */
export interface SlipsTold {
  rows: Record<string, any>[];
  shown: string[];
  said: string[];
}

/** A *version* of it; without one the newest. */
export interface AskEarlier {
  version?: number;
}

/** An earlier answer; *was*, for each version, what its people are called by now. *ours*: it is a group's. */
export interface EarlierTold {
  parts: PartOfEarlier[];
  said: string;
  version: number;
  versions: EarlierVersion[];
  answer: any;
  entry: number;
  was: Record<string, Record<string, string>>;
  ours?: boolean;
}

/** A part of an earlier answer, for picking. */
export interface PartOfEarlier {
  text: string;
  detail: string;
}

/** A saved version. */
export interface EarlierVersion {
  version: number;
  said: string;
}

/** A map as it stands on the page. */
export interface AskOfMap {
  answer: any;
}

/** What can be said of a map. */
export interface SentencesTold {
  sentences: SentenceTold[];
  alt: string;
}

/** A sentence about a map, by which rule, and about whom. */
export interface SentenceTold {
  rule: string;
  text: string;
  people: string[];
}

/** Two versions, by their numbers; None for the map as it stands. */
export interface AskMapsCompared {
  answer: any;
  then?: number | null;
  now?: number | null;
}

/** What changed, in words and in two drawings. */
export interface MapsCompared {
  changes: Change[];
  then: string;
  now: string;
  versions: MapVersion[];
  overlaid: string;
  beside: string;
  alt: string;
}

/** One sentence: its *kind*, its *text*, and whom it is about: ids *now*, and ids *then* for those who are gone. */
export interface Change {
  kind: string;
  text: string;
  now?: string[];
  then?: string[];
}

/** A saved version. */
export interface MapVersion {
  version: number;
  said: string;
}

/** Files to read people from, and what somebody chose of them. */
export interface AskPeople {
  answer: any;
  files: PeopleFile[];
  columns?: Record<string, string>;
  sectors?: Record<string, string>;
  turned?: boolean;
}

/** A file that the page sends. */
export interface PeopleFile {
  name: string;
  data: string;
}

/** The rows of an answer, how the file was understood, and what has to be asked first. */
export interface PeopleRead {
  rows: Record<string, any>[];
  notes: string[];
  columns: string[][];
  asked: any[][];
  numbers: boolean;
  ask?: string;
}

/** A map as a file. */
export interface AskMapFile {
  answer: any;
  format: string;
  title: string;
}

/** The files that were made. */
export interface MapFiles {
  files: MapFile[];
}

/** A file that was made, which the page's host hands out. */
export interface MapFile {
  name: string;
  type: string;
  data: string;
}

/** The words of a text; *whole*: each line as it stands. */
export interface AskGather {
  together?: string[];
  apart?: string[];
  back?: string[];
  without?: string[];
  lines?: boolean;
  columns?: string[];
  count?: string;
  heading?: boolean | null;
  text: string;
  whole?: boolean;
}

/** What was read. */
export interface GatheredTold {
  rows: Record<string, any>[];
  left_out: LeftOut[];
  names?: string[];
  phrases: Phrase[];
  merges: Merge[];
  notes: Note[];
  table?: Asked;
  speakers?: Speaker[];
}

/** A *word* not taken at first, by how many *people* it was said, and *why* it was left out. */
export interface LeftOut {
  word: string;
  people: number;
  why?: string;
}

/** A phrase that is offered. *kept* says that it stands in the list already; *words* is it taken apart. */
export interface Phrase {
  phrase: string;
  people: number;
  words: string[];
  kept: boolean;
  why: string;
}

/** *words* that may be one, which of them to go on with, and *why* they are offered. */
export interface Merge {
  words: string[];
  into: string;
  why: string;
}

/** A line to read, and its *sort*. It may hold words of people. */
export interface Note {
  sort: "together" | "left_out" | "small" | "speakers" | "reading" | "counting" | "rows";
  text: string;
}

/** What is asked about a table: its *columns*, how many *rows*, and whether the first was read as a *heading*. */
export interface Asked {
  columns: Offered[];
  rows: number;
  heading: boolean;
}

/** A column to choose: its *name*, the *first* words in it, and whether it is *likely* to hold what people said. */
export interface Offered {
  name: string;
  first: string;
  likely: boolean;
  counts: boolean;
}

/** Somebody who speaks in a text: how many *turns* they have, and whether they seem to *ask* the questions. */
export interface Speaker {
  name: string;
  turns: number;
  asks: boolean;
}

/** What only a person can say of a table. */
export interface WhichColumn {
  ask: Asked;
}

/** The words of rows of voices. */
export interface AskVoices {
  together?: string[];
  apart?: string[];
  back?: string[];
  without?: string[];
  lines?: boolean;
  columns?: string[];
  count?: string;
  heading?: boolean | null;
  rows: Record<string, any>[];
}

/** The words of a file. */
export interface AskWordsOf {
  together?: string[];
  apart?: string[];
  back?: string[];
  without?: string[];
  lines?: boolean;
  columns?: string[];
  count?: string;
  heading?: boolean | null;
  name: string;
  data: string;
}

/** The rows as they stand on the page. */
export interface AskOfWords {
  rows: Record<string, any>[];
}

/** Words that may be one. */
export interface MergesTold {
  merges: Merge[];
}

/** Words to make one. */
export interface AskMerge {
  rows: Record<string, any>[];
  words: string[];
  into: string;
}

/** The rows after it. */
export interface RowsTold {
  rows: Record<string, any>[];
}

/** More rows to add to them. */
export interface AskAdd {
  rows: Record<string, any>[];
  more: Record<string, any>[];
}

/** A picture that wide, in pixels. */
export interface AskLayout {
  rows: Record<string, any>[];
  width?: number;
}

/** The picture, and what it shows. */
export interface CloudTold {
  width: number;
  height: number;
  words: PlacedTold[];
  most: string[];
  small: string[];
  said: string;
}

/** A word in the picture. */
export interface PlacedTold {
  id: string;
  text: string;
  said: string;
  lines: LineTold[];
  size: number;
  weight: number;
  colour: string;
  box: number[];
}

/** A line of a word in the picture. */
export interface LineTold {
  text: string;
  y: number;
  length: number;
}

/** The rows beside an earlier version, or the newest. */
export interface AskCompared {
  rows: Record<string, any>[];
  with?: number;
}

/** What changed since an earlier version, and which there are. */
export interface WordsCompared {
  sentences: string[];
  changes: WordChanged[];
  versions: WordVersion[];
  with?: number;
}

/** What became of a word. */
export interface WordChanged {
  word: string;
  kind: string;
  before: string;
  now: string;
}

/** A saved version. */
export interface WordVersion {
  version: number;
  said: string;
}

/** The words as a file; *quotes* puts in those that are private. */
export interface AskWordsFile {
  rows: Record<string, any>[];
  format: string;
  title: string;
  width?: number;
  quotes?: boolean;
}

/** The file, and what it shows. */
export interface WordsFile {
  name: string;
  type: string;
  data: string;
  said: string;
}

/** A photo to keep. */
export interface AskTake {
  data: string;
}

/** A photo that is kept: its key, a JPEG in base64, and its size in pixels. */
export interface PhotoTold {
  photo: string;
  data: string;
  width: number;
  height: number;
}

/** A photo that is kept, by its key. */
export interface AskShow {
  photo: string;
}

/** What would go, of these answers; without them, of those that the deck says hold the story. */
export interface AskStory {
  fields?: string[] | null;
}

/** What saved versions hold of a story; what would go, or what was *said* when it was erased. */
export interface StoryTold {
  saved: boolean;
  parts: HeldTold[];
  lines?: string[];
  seal?: string;
  not_reached?: string[];
  erased?: boolean;
  said?: string;
}

/** An answer that may hold something of the story, and whether it goes. */
export interface HeldTold {
  field: string;
  label: string;
  said: string;
  goes: boolean;
}

/** It is to go, as it was shown. */
export interface AskErase {
  fields?: string[] | null;
  seal: string;
}

/** For a screen that others see (*safe*), and for a small one (*narrow*); of another *entry* than the one held. */
export interface AskBack {
  safe?: boolean;
  narrow?: boolean;
  entry?: number;
}

/** The back of a card; None while nothing is saved. */
export interface BackTold {
  back: Back | null;
}

/** The back of one version. Without a *picture* there are *words*; *kept* says that something was left out. */
export interface Back {
  entry: number;
  version: number;
  day: string;
  at: string;
  picture: Drawn | null;
  words: Said[];
  sentence: string;
  action: WillDo | null;
  notes: NoteBack[];
  kept: boolean;
  others?: OtherEntry[];
  group?: boolean;
  community?: string;
  also?: number;
  whole?: string;
  photo?: string;
}

/** What she made: the picture with its *alt* text, *key*, *lines* and *marks*, its question's *label*, its size. */
export interface Drawn {
  label: string;
  svg: string;
  alt: string;
  width: number;
  height: number;
  key?: string[][];
  lines?: string[][];
  marks?: string[][];
}

/** An answer in her words, under its question's *label*; *more* is its last line where that says what is left. */
export interface Said {
  label: string;
  text: string;
  more?: string;
}

/** Her action: *what*, its day in words (*by*), and its *state*; "" for one that is still planned. */
export interface WillDo {
  what: string;
  by: string;
  state: string;
}

/** A comment that came back: *by* whom, by name or else as a reader, on which *day*, *about* what, its *answers*.

*fresh* is what came since the entry was saved. */
export interface NoteBack {
  text: string;
  by: string;
  day: string;
  about: string;
  closed: boolean;
  answers?: NoteBack[];
  fresh?: boolean;
}

/** Another *entry* of a card: its *community* ("" for none), the *day* it was saved last, and if it is a group's. */
export interface OtherEntry {
  entry: number;
  community: string;
  day: string;
  group: boolean;
}

/** The entry that the card is to show, and its next version to go to. */
export interface AskHold {
  entry: number;
}

/** Whether it is now; all its answers follow. */
export interface HoldTold {
  held: boolean;
}

/** Nothing more. */
export interface AskNames {
}

/** The names known from what was saved. */
export interface NamesKnown {
  names: string[];
}

/** About the answers as they stand on the page. */
export interface AskOfAnswers {
  values: Record<string, any>;
}

/** What to know before it is printed. */
export interface SheetAbout {
  names: string[];
  pages: number;
  form: string;
}

/** The page to print: *codes* for names, *rows* that are chosen, all of them *together*. */
export interface AskSheet {
  values: Record<string, any>;
  as: string;
  codes: boolean;
  together: boolean;
  rows?: string[] | null;
}

/** A file for the page to offer as a download. */
export interface PaperFile {
  name: string;
  type: string;
  data: string;
}

/** The picture on the back, for a screen that others see or not. */
export interface AskMade {
  safe: boolean;
}

/** Nothing more. */
export interface AskNothing {
}

/** What is on the page to take away, and what stays off it. */
export interface AgreedAbout {
  actions: number;
  kept: number;
  names: string[];
  alone: boolean;
}

/** The page to take away, with *more* on it; for *codes*, what was said of *words* that look like names. */
export interface AskAgreed {
  as: string;
  codes?: boolean;
  more?: string;
  words?: SaidOfWord[];
}

/** A word, and whether it is somebody's name. */
export interface SaidOfWord {
  word: string;
  is_name: boolean;
}

/** Words to decide on first. */
export interface Undecided {
  undecided: UndecidedWord[];
}

/** A word to decide on, where it stands. */
export interface UndecidedWord {
  word: string;
  is_name: boolean;
  around: string;
}

/** A day of the card as a calendar file. */
export interface AskDay {
  field: string;
  day: string;
}

/** The page to take along, with these answers on it. */
export interface AskTakeAlong {
  values: Record<string, any>;
  as: string;
  chosen: string[];
}

/** Notes that were pasted. */
export interface AskNotes {
  text: string;
}

/** Notes in pieces. */
export interface NotesTold {
  pieces: NotePiece[];
}

/** A piece of notes, and the question it seems to answer. */
export interface NotePiece {
  text: string;
  field: string;
}

/** Pieces to be added where they were placed. */
export interface AskPlaced {
  values: Record<string, any>;
  pieces: NotePiece[];
}

/** The answers with the notes in them. */
export interface PlacedNotes {
  values: Record<string, any>;
  left: NoteLeft[];
}

/** A piece that could not be placed. */
export interface NoteLeft {
  text: string;
  why: string;
}

/** What goes with each question, and what is told. */
export interface PictureAsks {
  picture: [AskPicture, PicturesTold];
  picture_file: [AskPictureFile, FileTold];
}

/** What goes with each question, and what is told. */
export interface TableAsks {
  picture: [AskPicture, PicturesTold];
  picture_file: [AskPictureFile, FileTold];
  paste: [AskPaste, Pasted];
  preview: [AskPreview, RowsPreviewed | TurnedPreviewed];
  diary: [AskDiary, DiaryTold];
  slips: [AskSlips, SlipsTold];
}

/** What goes with each question, and what is told. */
export interface MapAsks {
  picture: [AskPicture, PicturesTold];
  picture_file: [AskPictureFile, FileTold];
  earlier: [AskEarlier, EarlierTold];
  sentences: [AskOfMap, SentencesTold];
  compare: [AskMapsCompared, MapsCompared];
  read: [AskPeople, PeopleRead];
  file: [AskMapFile, MapFiles];
  paste: [AskPaste, Pasted];
}

/** What goes with each question, and what is told. */
export interface WordsAsks {
  picture: [AskPicture, PicturesTold];
  picture_file: [AskPictureFile, FileTold];
  gather: [AskGather, GatheredTold | WhichColumn];
  voices: [AskVoices, GatheredTold];
  read: [AskWordsOf, GatheredTold | WhichColumn];
  merges: [AskOfWords, MergesTold];
  merge: [AskMerge, RowsTold];
  add: [AskAdd, RowsTold];
  layout: [AskLayout, CloudTold];
  compare: [AskCompared, WordsCompared];
  file: [AskWordsFile, WordsFile];
  paste: [AskPaste, Pasted];
}

/** What goes with each question, and what is told. */
export interface PhotoAsks {
  picture: [AskPicture, PicturesTold];
  picture_file: [AskPictureFile, FileTold];
  take: [AskTake, PhotoTold];
  show: [AskShow, PhotoTold];
}

/** What goes with each question, and what is told. */
export interface RecallAsks {
  earlier: [AskEarlier, EarlierTold];
}

/** What goes with each question, and what is told. */
export interface StoryAsks {
  story: [AskStory, StoryTold];
  erase: [AskErase, StoryTold];
}

/** What goes with each question, and what is told. */
export interface CardAsks {
  back: [AskBack, BackTold];
  hold: [AskHold, HoldTold];
  names: [AskNames, NamesKnown];
  example: [AskBack, BackTold];
  sheet_about: [AskOfAnswers, SheetAbout];
  sheet: [AskSheet, PaperFile];
  made: [AskMade, PaperFile];
  agreed_about: [AskNothing, AgreedAbout];
  agreed: [AskAgreed, PaperFile | Undecided];
  day: [AskDay, PaperFile];
  take: [AskTakeAlong, PaperFile];
  notes: [AskNotes, NotesTold];
  notes_placed: [AskPlaced, PlacedNotes];
}
