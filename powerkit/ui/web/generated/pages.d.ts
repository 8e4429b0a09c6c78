// Made from powerkit/ui/pages/replies and requests: python -m powerkit.ui.widgets.generated

/** A statement to rate. */
export interface StatementTold {
  id: string;
  text: string;
}

/** A group of statements. */
export interface GroupTold {
  id: string;
  name: string;
  headline: string;
  statements: StatementTold[];
}

/** One thing to choose. */
export interface Labelled {
  id: string;
  label: string;
}

/** The page: the deck's own statements, and nothing a person wrote. */
export interface DestinationView {
  page: "destination";
  workbook: string;
  groups: GroupTold[];
  steps: Labelled[];
  views: Labelled[];
}

/** A card on the start page's table. */
export interface CardOnTable {
  id: string;
  title: string;
  summary: string;
  time: string;
  who: string;
}

/** A capability and its cards. */
export interface CapabilityTold {
  number: number;
  title: string;
  short: string;
  file: string;
  cards: CardOnTable[];
}

/** A film, and for which capabilities. */
export interface FilmTold {
  url: string;
  shows: string;
  capabilities: number[];
}

/** Films of a place. */
export interface PlaceOfFilms {
  name: string;
  films: FilmTold[];
}

/** A number the deck refers to. */
export interface ReferenceTold {
  label: string;
  value: string;
  as_of: number;
  checked: boolean;
}

/** The start page: the deck's own words, and nothing a person wrote. */
export interface HomeView {
  page: "home";
  deck_lead: string;
  why: string[];
  uses: string[];
  log_book: string;
  capabilities: CapabilityTold[];
  roles: Labelled[];
  places: PlaceOfFilms[];
  films_as_of: number;
  films_checked: boolean;
  references: ReferenceTold[];
  credit: string;
}

/** A capability, by its number. */
export interface Numbered {
  number: number;
  title: string;
}

/** Something with a title that can be chosen by its id. */
export interface Named {
  id: string;
  title: string;
}

/** The log book page: what it can be narrowed by, and nothing of an entry. */
export interface LogView {
  page: "log";
  workbook: string;
  capabilities: Numbered[];
  cards: Named[];
  statuses: Labelled[];
}

/** A card as it lies on a table. */
export interface CardOfSuit {
  id: string;
  title: string;
  summary: string;
}

/** A capability as it lies on a table. */
export interface Suit {
  number: number;
  title: string;
  short: string;
  file: string;
  cards: CardOfSuit[];
}

/** The review page: the deck's own headings, and nothing a person wrote. */
export interface ReviewView {
  page: "review";
  workbook: string;
  lead: string;
  fields: Record<string, any>[];
  formats: Labelled[];
  capabilities: Suit[];
  deck_lead: string;
  nouns: string[];
}

/** A kind of file that can be made. */
export interface FormatTold {
  id: string;
  label: string;
  hint: string;
}

/** The share page: nothing a person wrote. *rated*: the deck has destinations. */
export interface ShareView {
  page: "share";
  workbook: string;
  capabilities: Numbered[];
  formats: FormatTold[];
  nouns: string[];
  word: string;
  rated: boolean;
}

/** The supervision page: nothing a person wrote. */
export interface SupervisionView {
  page: "supervision";
  workbook: string;
}

/** The communities to choose from, and the last one. */
export interface DestinationTold {
  kind: "destination";
  communities: string[];
  community: string;
}

/** A look that was saved. */
export interface LookAt {
  number: number;
  said: string;
}

/** What was rated for a community, and its looks. */
export interface LooksOpened {
  community: string;
  answers: Record<string, any>;
  drafted: boolean;
  last: Record<string, string>;
  looks: LookAt[];
  views: string[];
  kind: "opened";
}

/** The same, once a look was saved. */
export interface LookSaved {
  community: string;
  answers: Record<string, any>;
  drafted: boolean;
  last: Record<string, string>;
  looks: LookAt[];
  views: string[];
  kind: "saved";
  said: string;
}

/** The same, and when. */
export interface KeptAt {
  kind: "kept";
  at: string;
}

/** A block of a document for the page; what it *is* says which keys it has. */
export interface BlockTold {
  is: string;
  text?: string;
  level?: number;
  quiet?: boolean;
  items?: string[];
  numbered?: boolean;
  rows?: string[][];
  caption?: string;
  heads?: string[];
  svg?: string;
  alt?: string;
}

/** Then and now. */
export interface Compared {
  kind: "compared";
  blocks: BlockTold[];
}

/** What could not be done (*asked*), and why. */
export interface RefusedTold {
  kind: "refused";
  asked: string;
  error: string;
}

/** An action that is due. */
export interface DueAction {
  what: string;
  when: string;
  card: string;
}

/** A memo that has come back: its words, where they were written, and why they are back today. */
export interface MemoTold {
  id: number;
  from: string;
  card: string;
  file: string;
  day: string;
  why: string;
  written: string;
  private: boolean;
  later: boolean;
  text: string;
}

/** Copies off this computer: the last one, its folder, and a reminder. */
export interface AwayTold {
  said: string;
  folder: string;
  days: number;
  due: string;
}

/** Where a card stands, in a word and in words; its newest entry. */
export interface CardStands {
  kind: string;
  text: string;
  entry: number | null;
}

/** The card with the newest words not saved yet. */
export interface CarryOn {
  card: string;
  said: string;
}

/** A card that is offered, and what to know of it. */
export interface Offer {
  card: string;
  line: string;
  again: boolean;
  short: boolean;
}

/** The cards to offer, and how many wait in the second pile. */
export interface Deal {
  cards: Offer[];
  outside: number;
}

/** What the leader said of themselves. */
export interface LeaderTold {
  answered: boolean;
  name: string;
  role: string;
  communities: string;
  supervision: string;
  review: string;
  dates: string[];
}

/** Another copy of the log book, and what it has more. */
export interface OtherCopy {
  name: string;
  more: string;
}

/** Where each card stands, what is due, and what came of what was asked: "told_leader" once the leader was kept. */
export interface HomeTold {
  actions: DueAction[];
  memos: MemoTold[];
  due: number;
  soon: boolean;
  kind: "home" | "told_leader";
  workbook: string;
  backup: any;
  away: AwayTold;
  example: boolean;
  waiting: string;
  cards: Record<string, CardStands>;
  saved: number;
  carry_on: CarryOn | null;
  dealt: Deal;
  leader: LeaderTold;
  copies: OtherCopy[];
  missed: string;
  merged?: string;
  copied?: string;
}

/** Cards to offer for another room. */
export interface Dealt {
  cards: Offer[];
  outside: number;
  kind: "dealt";
}

/** A card that was drawn. */
export interface Drawn {
  card: string;
  line: string;
  again: boolean;
  short: boolean;
  kind: "drawn";
}

/** It, as it was asked for. */
export interface PictureTold {
  card: string;
  svg: string;
  kind: "picture";
}

/** Cards to print. */
export interface Printed {
  name: string;
  type: string;
  data: string;
  kind: "printed";
}

/** A folder that leaves this computer. */
export interface FolderTold {
  path: string;
  name: string;
}

/** Folders that leave this computer. */
export interface PlacesTold {
  kind: "places";
  places: FolderTold[];
}

/** Whether there is anything, what can be chosen from, and a quick entry that is not saved yet. */
export interface LogTold {
  kind: "hello";
  empty: boolean;
  communities: string[];
  in_mind: string[];
  names: string[];
  due: number;
  draft: any;
}

/** An entry that was found, a *group*'s or not: pieces of its words, each with whether it is a hit. */
export interface Listed {
  id: number;
  card: string;
  title: string;
  community: string;
  group: boolean;
  version: number;
  day: string;
  parts: any[][];
  place: number;
}

/** Entries that were found, and how many there are. */
export interface FoundTold {
  kind: "found";
  entries: Listed[];
  more: boolean;
  total: number;
  many: boolean;
}

/** An answer of an entry as blocks, and whether a share would leave it out. */
export interface SectionTold {
  label: string;
  private: boolean;
  blocks: BlockTold[];
}

/** One version with every answer it holds. */
export interface EntryTold {
  id: number;
  version: number;
  card: string;
  title: string;
  private: boolean;
  about: string[][];
  sections: SectionTold[];
}

/** A version of an entry. */
export interface VersionTold {
  number: number;
  when: string;
}

/** What changed since the version before. */
export interface ChangeTold {
  label: string;
  said: string[];
}

/** What somebody said of an entry. */
export interface EntryComment {
  by: string;
  version: number;
  text: string;
  about: string;
  thread: string;
}

/** One entry with all it holds. */
export interface Opened {
  entry: EntryTold;
  versions: VersionTold[];
  before: number;
  changes: ChangeTold[];
  comments: EntryComment[];
  file: string;
  kind: "entry";
}

/** The same, once an earlier version was brought back. */
export interface BroughtBack {
  entry: EntryTold;
  versions: VersionTold[];
  before: number;
  changes: ChangeTold[];
  comments: EntryComment[];
  file: string;
  kind: "back";
  back: number;
}

/** What is typed is kept; *at* what time, where the page says it. */
export interface Kept {
  kind: "kept";
}

/** A quick entry was saved. */
export interface Noted {
  kind: "noted";
  entry: number;
  at: string;
  action: boolean;
}

/** An action: its parts, where it comes from, and how its day stands. */
export interface ActionTold {
  id: number;
  what: string;
  who: string;
  how: string;
  due: string;
  when: string;
  late: number;
  status: string;
  stands: string;
  happened: string;
  learnt: string;
  next: string;
  reason: string;
  entry: number;
  from: string;
  card: string;
  file: string;
  community: string;
  private: boolean;
  current: boolean;
}

/** All actions. */
export interface ActionsTold {
  open: ActionTold[];
  ended: ActionTold[];
  more: boolean;
  dated: boolean;
  kind: "actions";
}

/** All actions, once one was changed. */
export interface ActionChanged {
  open: ActionTold[];
  ended: ActionTold[];
  more: boolean;
  dated: boolean;
  kind: "changed";
  action: number;
}

/** All actions, once one was added. */
export interface ActionAdded {
  open: ActionTold[];
  ended: ActionTold[];
  more: boolean;
  dated: boolean;
  kind: "added";
}

/** The actions' days, for a calendar. */
export interface CalendarTold {
  kind: "calendar";
  name: string;
  type: string;
  data: string;
}

/** Something of an entry that can be forgotten by itself. */
export interface PartOfEntry {
  field: string;
  row: string;
  label: string;
}

/** What of an entry can be forgotten. */
export interface PartsTold {
  kind: "parts";
  parts: PartOfEntry[];
  entry: number;
}

/** A way a name is written, and whether it would go. */
export interface SpellingTold {
  text: string;
  count: number;
  example: string;
  goes: boolean;
  also: boolean;
}

/** What would go. */
export interface PlanTold {
  kind: "plan";
  what: string;
  lines: string[];
  spellings: SpellingTold[];
  inside: string[];
  nothing: boolean;
  seal: string;
  not_reached: string[];
}

/** What is gone, and what is left. */
export interface Forgotten {
  kind: "forgotten";
  what: string;
  left: string[];
  spellings: string[];
}

/** One that was saved. */
export interface PeriodSaved {
  from: string;
  to: string;
  words: string;
  when: string;
  version: number;
}

/** A period that was written about, and when. */
export interface PeriodTold {
  from: string;
  to: string;
  words: string;
  when: string;
}

/** For a person something was sent to: when last, and the entries saved since. */
export interface SavedSince {
  to: string;
  when: string;
  entries: number[];
}

/** The period to begin with, what is being written and what was saved. */
export interface ReviewTold {
  from: string;
  to: string;
  kind: "review";
  saved: PeriodSaved[];
  writing: PeriodTold | null;
  leader: string;
  since: SavedSince[];
  folder: string;
}

/** An entry of a period, and what it *shows*. */
export interface EntryOfPeriod {
  id: number;
  title: string;
  day: string;
  community: string;
  shows: boolean;
}

/** What the log book has of a period. */
export interface PeriodChosen {
  kind: "period";
  words: string;
  entries: EntryOfPeriod[];
  total: number;
  chosen: number;
  actions: number;
  glance: BlockTold[];
  reach: BlockTold[];
  saved: string;
  drafted: boolean;
}

/** The answers to go on with, where they *came* from; *extra* is all of a draft. */
export interface Begun {
  kind: "begun";
  came: "filled" | "draft" | "saved";
  answers: Record<string, any>;
  extra?: any;
}

/** An answer as it will leave. */
export interface SectionChecked {
  id: string;
  label: string;
  blocks: BlockTold[];
  blank: boolean;
  paper: boolean;
}

/** All answers as they will leave, and what cannot be known. */
export interface Checked {
  kind: "checked";
  sections: SectionChecked[];
  limits: string[];
}

/** A name the log book knows, as `KnownName` has it. */
export interface KnownTold {
  name: string;
  code: string;
  role: string;
  here: boolean;
  new: boolean;
  like: string[];
  same: string;
}

/** What looks like a name; a *plain* one is hardly one. It stands right after the known names it is *like*. */
export interface GuessTold {
  word: string;
  times: number;
  around: string;
  likely: boolean;
  plain: boolean;
  like: string[];
}

/** A word to decide on: how often it stands there, and some words around it. */
export interface WordTold {
  word: string;
  times: number;
  around: string;
}

/** A text that leaves: its pieces, each with what it may be, and why names hide in it. */
export interface PartTold {
  pieces: string[][];
  hard: string;
}

/** Names and words to decide on, every text that leaves, and what cannot be known. */
export interface NamesTold {
  kind: "names";
  known: KnownTold[];
  guesses: GuessTold[];
  unsure: WordTold[];
  no_names: string[];
  parts: PartTold[];
  limits: string[];
}

/** The decisions about names are kept. */
export interface Decided {
  kind: "decided";
}

/** How far the making of files is. */
export interface Progress {
  kind: "progress";
  done: number;
  total: number;
  what: string;
}

/** The files, and what was saved. */
export interface ReviewMade {
  kind: "made";
  number: number;
  folder: string;
  files: string[];
  stand_ins: string[];
  said?: string;
}

/** A file that was made before. */
export interface FileTold {
  name: string;
  type: string;
  data: string;
  kind: "file";
}

/** A card of which there are two pictures. */
export interface PairTold {
  card: string;
  title: string;
}

/** The deck turned over: where each card stands, and what the year came to. */
export interface YearTold {
  kind: "year";
  cards: Record<string, CardStands>;
  saved: number;
  days: string;
  turned: number;
  done: number;
  actions: number;
  pairs: PairTold[];
}

/** One of two pictures of a card. */
export interface SideTold {
  day: string;
  svg: string;
  alt: string;
  words: string;
}

/** A card then and now. */
export interface PairOfCard {
  kind: "pair";
  card: string;
  sides: SideTold[];
}

/** A page for the wall. */
export interface WallTold {
  name: string;
  type: string;
  data: string;
  kind: "wall";
}

/** An entry that may be chosen, or why it may not. */
export interface Choosing {
  id: number;
  card: string;
  group: string;
  title: string;
  community: string;
  said: string;
  private: boolean;
  why_not: string;
}

/** What was in a copy. */
export interface SentItem {
  title: string;
  card: string;
  community: string;
  version: number;
  newer: boolean;
  by_hand: number;
}

/** A comment of a reply. */
export interface CommentTold {
  card: string;
  title: string;
  text: string;
  by: string;
  about: string;
  thread: string;
}

/** A reply that was brought in. */
export interface ReplyTold {
  by: string;
  when: string;
  comments: CommentTold[];
}

/** A copy that was made, and the replies to it. */
export interface Sent {
  number: number;
  to: string;
  when: string;
  wants: string;
  questions: string[];
  names: string;
  review: boolean;
  items: SentItem[];
  files: string[];
  replies: ReplyTold[];
}

/** What can be chosen, what was typed, and what was sent. */
export interface ShareTold {
  kind: "share";
  entries: Choosing[];
  since: SavedSince[];
  leader: string;
  draft: Record<string, any>;
  seen: Sent[];
  folder: string;
  root: string;
}

/** The key to the codes, as a page to print. */
export interface KeyTold {
  kind: "key";
  html: string;
}

/** An answer that leaves. */
export interface Leaving {
  label: string;
  by_hand: boolean;
}

/** An answer that stays, and whether it was put in by hand. */
export interface Staying {
  field: string;
  label: string;
  excerpt: string;
  put_in: boolean;
  picture: boolean;
}

/** Words that only one person said, and those left out. */
export interface ByOne {
  field: string;
  label: string;
  words: string[];
  out: string[];
}

/** What of an entry leaves, and what stays. */
export interface EntryChecked {
  id: number;
  title: string;
  leaves: Leaving[];
  stays: Staying[];
  besides: string[];
  by_one: ByOne[];
}

/** The copy as it would leave. */
export interface CheckTold {
  kind: "check";
  entries: EntryChecked[];
  html: string;
  names: string;
  limits: string[];
}

/** The pictures made by hand of one answer, as they would leave. */
export interface LookTold {
  kind: "look";
  entry: number;
  field: string;
  pictures: BlockTold[];
}

/** How strong a passphrase is, in words. */
export interface StrengthTold {
  kind: "strength";
  say: string;
}

/** Files that were made, in which folder, and what stands in for a picture in them. */
export interface Made {
  kind: "made";
  number: number;
  folder: string;
  files: string[];
  stand_ins: string[];
}

/** A card, and the page it is on. */
export interface DoorTold {
  card: string;
  title: string;
  file: string;
}

/** A reply that was brought in, and the cards on whose backs it lies. */
export interface Brought {
  kind: "brought";
  said: string;
  number: number;
  cards: DoorTold[];
}

/** A copy or a reply in a Hub's inbox. */
export interface InboxItem {
  id: string;
  by: string;
  to: string;
  when: string;
  form: string;
  opened: boolean;
}

/** A copy that came, and whether it was answered. */
export interface InboxCopy {
  id: string;
  by: string;
  to: string;
  when: string;
  form: string;
  opened: boolean;
  answered: boolean;
}

/** What lies in the inbox, and who may be sent to. */
export interface InboxTold {
  kind: "inbox";
  said: string;
  readers: string[];
  replies: InboxItem[];
  copies: InboxCopy[];
  put: InboxItem[];
}

/** What would go into a copy for an organisation's picture. */
export interface ToGive {
  kind: "to_give";
  lines: string[];
}

/** That copy. */
export interface Gave {
  name: string;
  type: string;
  data: string;
  kind: "gave";
  said: string;
}

/** Everything as one file. */
export interface WholeTold {
  name: string;
  type: string;
  data: string;
  kind: "whole";
  path: string;
}

/** What erasing everything would take, and what would stay. */
export interface SurveyTold {
  kind: "survey";
  files: string[];
  pages: string[];
  stays: string[];
}

/** What was erased, and what stays. */
export interface ErasedTold {
  kind: "erased";
  gone: string[];
  stays: string[];
}

/** A meeting that was saved. */
export interface Meeting {
  title: string;
  when: string;
}

/** The meeting of today, and those before. */
export interface SupervisionTold {
  kind: "supervision";
  leader: string;
  day: string;
  date: string;
  last: string;
  since: string;
  following: string;
  answers: any;
  meetings: Meeting[];
  known: number;
}

/** An action; *what* it is and its parts stand in it unless it is hidden. */
export interface ActionSince {
  id: number;
  hidden: boolean;
  when: string;
  late: number;
  stands: string;
  from: string;
  card: string;
  file: string;
  what?: string;
  rows?: string[][];
}

/** An entry that was saved since. */
export interface ChangedEntry {
  id: number;
  title: string;
  day: string;
  community: string;
  version: number;
  private: boolean;
  kept: number;
}

/** What changed since a day. */
export interface Changes {
  kind: "changes";
  since: string;
  actions: ActionSince[];
  ended: ActionSince[];
  entries: ChangedEntry[];
}

/** An entry as it was written. */
export interface OpenedWhole {
  kind: "opened";
  entry: number;
  private: true;
  sections: SectionTold[];
}

/** An entry as it would be shared. */
export interface OpenedShared {
  kind: "opened";
  entry: number;
  private: false;
  blocks: BlockTold[];
}

/** The words of one that was hidden. */
export interface ActionWords {
  what: string;
  rows: string[][];
  id: number;
}

/** An action that was hidden. */
export interface ActionOpened {
  kind: "action";
  action: ActionWords;
}

/** An action was kept. */
export interface Agreed {
  kind: "agreed";
  what: string;
}

/** The meeting was saved. */
export interface MeetingSaved {
  kind: "saved";
  said: string;
}

/** A copy that came, as a file. */
export interface CopyTold {
  name: string;
  type: string;
  data: string;
  kind: "copy";
}

/** The page is there. */
export interface AskHello {
  client: string;
  n: number;
  kind: "hello";
}

/** The looks at a community. */
export interface AskLooks {
  client: string;
  n: number;
  kind: "open";
  community: string;
}

/** What is typed of a community. */
export interface AskDraftOf {
  client: string;
  n: number;
  kind: "draft";
  answers: Record<string, any>;
  community: string;
}

/** A look at a community. */
export interface AskSaveOf {
  client: string;
  n: number;
  kind: "save";
  answers: Record<string, any>;
  community: string;
}

/** Two looks beside each other; 0 for none then, and for the newest now. */
export interface AskCompare {
  client: string;
  n: number;
  kind: "compare";
  community: string;
  then: number;
  now: number;
  view: string;
}

/** Where each card stands. */
export interface AskHome {
  client: string;
  n: number;
  minutes: number;
  people: number;
  kind: "hello";
}

/** Cards to offer. */
export interface AskDeal {
  client: string;
  n: number;
  minutes: number;
  people: number;
  kind: "deal";
}

/** A card drawn, from the pile *outside* the offer or not, but none of these. *by* is the page's own. */
export interface AskDraw {
  client: string;
  n: number;
  minutes: number;
  people: number;
  kind: "draw";
  outside: boolean;
  but_not: string[];
  by?: string;
}

/** The picture of a card's newest entry. */
export interface AskPicture {
  client: string;
  n: number;
  kind: "picture";
  card: string;
}

/** Cards to print: one, a capability's or all; as a PDF or a web page. */
export interface AskPrinted {
  client: string;
  n: number;
  kind: "print";
  which: string;
  as: string;
}

/** What the leader says of themselves; nothing of it where they pass the questions over. */
export interface LeaderSays {
  name?: string;
  role?: string;
  communities?: string;
  supervision?: string;
  review?: string;
}

/** It is to be kept. */
export interface AskLeader {
  client: string;
  n: number;
  kind: "leader";
  given: LeaderSays;
}

/** A memo is to be put away. */
export interface AskMemoAway {
  client: string;
  n: number;
  kind: "memo_away";
  memo: number;
}

/** A memo is to come back on another day. */
export interface AskMemoLater {
  client: string;
  n: number;
  kind: "memo_later";
  memo: number;
  day: string;
}

/** Other copies of the log book are to be put together with it. */
export interface AskMerge {
  client: string;
  n: number;
  kind: "merge";
}

/** What is no longer in the log book is missed no more. */
export interface AskMissNothing {
  client: string;
  n: number;
  kind: "miss_nothing";
}

/** Folders that leave this computer. */
export interface AskPlaces {
  client: string;
  n: number;
  kind: "places";
}

/** A copy off this computer; where no folder is said, in the one before. *days*: when to be reminded. */
export interface AskCopyAway {
  client: string;
  n: number;
  kind: "copy_away";
  folder?: string;
  days?: number;
}

/** The reminder of it is to come back later. */
export interface AskCopyLater {
  client: string;
  n: number;
  kind: "copy_later";
}

/** Entries that hold a *text*, narrowed by the rest; those *after* a place in the list. */
export interface AskFind {
  client: string;
  n: number;
  kind: "find";
  text: string;
  card: string;
  capability: number;
  community: string;
  since: string;
  until: string;
  after?: number;
}

/** One entry; 0 for its newest version. On a *narrow* page its pictures are drawn for a small screen. */
export interface AskOpen {
  client: string;
  n: number;
  kind: "open";
  entry: number;
  version: number;
  narrow?: boolean;
}

/** An earlier version is to be brought back. */
export interface AskBack {
  client: string;
  n: number;
  kind: "back";
  entry: number;
  version: number;
}

/** What is typed of a quick entry is to be kept. */
export interface AskNoteDraft {
  client: string;
  n: number;
  kind: "note_draft";
  answers: Record<string, string>;
}

/** A quick entry is to be saved. */
export interface AskNote {
  client: string;
  n: number;
  kind: "note";
  answers: Record<string, string>;
  private?: boolean;
}

/** All actions. */
export interface AskActions {
  client: string;
  n: number;
  kind: "actions";
}

/** What is said of an action. */
export interface ActionParts {
  what?: string;
  when?: string;
  who?: string;
  how?: string;
  status?: string;
  happened?: string;
  learnt?: string;
  next?: string;
  reason?: string;
}

/** An action is to be changed, and another to *follow* it where that says what. */
export interface AskChange {
  client: string;
  n: number;
  kind: "change";
  action: number;
  parts: ActionParts;
  follow: ActionParts;
}

/** An action of no card. */
export interface AskAdd {
  client: string;
  n: number;
  kind: "add";
  parts: ActionParts;
  private?: boolean;
}

/** The actions' days, for a calendar. */
export interface AskCalendar {
  client: string;
  n: number;
  kind: "calendar";
}

/** What of an entry can be forgotten. */
export interface AskParts {
  client: string;
  n: number;
  kind: "parts";
  entry: number;
}

/** What would go. *at* is the page's own. */
export interface AskPlan {
  client: string;
  n: number;
  person?: string;
  entry?: number;
  field?: string;
  row?: string;
  spared?: string[] | null;
  kind: "plan";
  at?: string;
}

/** It is to go, as it was shown. */
export interface AskForget {
  client: string;
  n: number;
  person?: string;
  entry?: number;
  field?: string;
  row?: string;
  spared?: string[] | null;
  kind: "forget";
  seal: string;
}

/** What the log book has of it. */
export interface AskPeriod {
  client: string;
  n: number;
  from: string;
  to: string;
  leave_out: number[];
  kind: "period";
}

/** The answers to go on with; *how* "fill": what the log book has, where nothing is answered. */
export interface AskBegin {
  client: string;
  n: number;
  from: string;
  to: string;
  leave_out: number[];
  kind: "begin";
  how: string;
  answers?: Record<string, any>;
}

/** What is typed is to be kept as it stands. */
export interface AskReviewDraft {
  client: string;
  n: number;
  from: string;
  to: string;
  leave_out: number[];
  kind: "draft";
  answers: Record<string, any>;
}

/** The names in it. */
export interface AskReviewNames {
  client: string;
  n: number;
  from: string;
  to: string;
  leave_out: number[];
  answers: Record<string, any>;
  leader: string;
  for: string;
  names: string;
  pictures?: boolean;
  kind: "names";
}

/** It, as it would leave. */
export interface AskReviewCheck {
  client: string;
  n: number;
  from: string;
  to: string;
  leave_out: number[];
  answers: Record<string, any>;
  leader: string;
  for: string;
  names: string;
  pictures?: boolean;
  kind: "check";
}

/** Its files. */
export interface AskReviewMake {
  client: string;
  n: number;
  from: string;
  to: string;
  leave_out: number[];
  answers: Record<string, any>;
  leader: string;
  for: string;
  names: string;
  pictures?: boolean;
  kind: "make";
  formats: string[];
}

/** A word, and whether it is somebody's name; whose, in a *role*.

*same_as* is another known name of the same person, "" where it is somebody else's. */
export interface DecidedWord {
  word: string;
  is_name: boolean;
  role: string;
  same_as?: string;
}

/** What was decided about names. *again*, which is the page's own: they are looked at once more. */
export interface AskDecide {
  client: string;
  n: number;
  kind: "decide";
  words: DecidedWord[];
  again?: boolean;
}

/** One of the files made before, by its *name*. */
export interface AskFile {
  client: string;
  n: number;
  kind: "file";
  name: string;
}

/** The deck turned over. */
export interface AskYear {
  client: string;
  n: number;
  kind: "year";
}

/** The two pictures of a card. */
export interface AskPair {
  client: string;
  n: number;
  kind: "pair";
  card: string;
  narrow: boolean;
}

/** A page for the wall. */
export interface AskWall {
  client: string;
  n: number;
  kind: "wall";
}

/** Of an entry: what is put in by hand, and which words of an answer are left out. */
export interface Picked {
  put_in: string[];
  left_out: Record<string, string[]>;
}

/** What was typed on the share page: the wish, and what of which entries. *step* is the page's own. */
export interface ShareDraft {
  to: string;
  wants: string;
  questions: string[];
  names: string;
  chosen: Record<string, Picked>;
  step: number;
  by?: string;
}

/** It is to be kept. */
export interface AskKeep {
  client: string;
  n: number;
  draft: ShareDraft;
  kind: "keep";
}

/** The names in what was chosen. */
export interface AskNames {
  client: string;
  n: number;
  draft: ShareDraft;
  kind: "names";
}

/** The key to the codes. */
export interface AskKey {
  client: string;
  n: number;
  draft: ShareDraft;
  kind: "key";
}

/** The copy as it would leave. */
export interface AskCheck {
  client: string;
  n: number;
  draft: ShareDraft;
  kind: "check";
}

/** The pictures made by hand of one answer. */
export interface AskLook {
  client: string;
  n: number;
  draft: ShareDraft;
  kind: "look";
  entry: number;
  field: string;
}

/** How strong a passphrase is. */
export interface AskStrength {
  client: string;
  n: number;
  kind: "strength";
  passphrase: string;
}

/** The files. */
export interface AskMake {
  client: string;
  n: number;
  draft: ShareDraft;
  kind: "make";
  formats: string[];
  passphrase: string;
}

/** A reply that came as a file. */
export interface AskBring {
  client: string;
  n: number;
  kind: "bring";
  data: string;
}

/** What would go into a copy for an organisation's picture, *without* these cards. */
export interface AskToGive {
  client: string;
  n: number;
  kind: "to_give";
  rated: boolean;
  without: string;
}

/** That copy. */
export interface AskGive {
  client: string;
  n: number;
  kind: "give";
}

/** Everything as one file. */
export interface AskEverything {
  client: string;
  n: number;
  kind: "everything";
}

/** What erasing everything would take. */
export interface AskSurvey {
  client: string;
  n: number;
  kind: "survey";
}

/** Everything is to be erased. */
export interface AskErase {
  client: string;
  n: number;
  kind: "erase";
  word: string;
  sure: boolean;
}

/** What lies in the inbox. */
export interface AskInbox {
  client: string;
  n: number;
  kind: "inbox";
}

/** A file that was made is to be put into somebody's inbox. */
export interface AskPut {
  client: string;
  n: number;
  kind: "put";
  name: string;
  to: string;
}

/** A copy that nobody opened is to be taken back. */
export interface AskTakeBack {
  client: string;
  n: number;
  kind: "take_back";
  id: string;
}

/** A reply that came is to be taken in. */
export interface AskTakeReply {
  client: string;
  n: number;
  kind: "take_reply";
  id: string;
}

/** What changed since a day; with *names* or codes for them. */
export interface AskChanges {
  client: string;
  n: number;
  kind: "changes";
  since: string;
  names: boolean;
}

/** An entry as it would be shared; with *private*, all of it. */
export interface AskEntry {
  client: string;
  n: number;
  kind: "open";
  entry: number;
  private: boolean;
  names?: boolean;
}

/** A private action is to be opened. */
export interface AskAction {
  client: string;
  n: number;
  kind: "open_action";
  action: number;
}

/** An action was agreed. */
export interface AskAgree {
  client: string;
  n: number;
  kind: "agree";
  parts: ActionParts;
  private?: boolean;
}

/** What is typed is to be kept as it stands. */
export interface AskDraft {
  client: string;
  n: number;
  kind: "draft";
  answers: Record<string, any>;
}

/** It is to be saved. */
export interface AskSave {
  client: string;
  n: number;
  kind: "save";
  answers: Record<string, any>;
}

/** A copy that came. */
export interface AskCopy {
  client: string;
  n: number;
  kind: "open_copy";
  id: string;
}

/** A reply to it. */
export interface AskSendBack {
  client: string;
  n: number;
  kind: "send_back";
  id: string;
  data: string;
}

export type ToDestination = DestinationTold | LooksOpened | LookSaved | KeptAt | Compared | RefusedTold;

export type ToHome = HomeTold | Dealt | Drawn | PictureTold | Printed | PlacesTold | RefusedTold;

export type ToLog = LogTold | FoundTold | Opened | BroughtBack | Kept | Noted | ActionsTold | ActionChanged | ActionAdded | CalendarTold | PartsTold | PlanTold | Forgotten | RefusedTold;

export type ToReview = ReviewTold | PeriodChosen | Begun | KeptAt | Checked | NamesTold | Decided | Progress | ReviewMade | FileTold | YearTold | PictureTold | PairOfCard | WallTold | RefusedTold;

export type ToShare = ShareTold | Kept | NamesTold | Decided | KeyTold | CheckTold | LookTold | StrengthTold | Progress | Made | FileTold | Brought | InboxTold | ToGive | Gave | WholeTold | SurveyTold | ErasedTold | RefusedTold;

export type ToSupervision = SupervisionTold | Changes | OpenedWhole | OpenedShared | ActionOpened | Agreed | KeptAt | MeetingSaved | InboxTold | CopyTold | Brought | RefusedTold;

export type FromDestination = AskHello | AskLooks | AskDraftOf | AskSaveOf | AskCompare;

export type FromHome = AskHome | AskDeal | AskDraw | AskPicture | AskPrinted | AskLeader | AskMemoAway | AskMemoLater | AskMerge | AskMissNothing | AskPlaces | AskCopyAway | AskCopyLater;

export type FromLog = AskHello | AskFind | AskOpen | AskBack | AskNoteDraft | AskNote | AskActions | AskChange | AskAdd | AskCalendar | AskParts | AskPlan | AskForget;

export type FromReview = AskHello | AskPeriod | AskBegin | AskReviewDraft | AskReviewNames | AskReviewCheck | AskReviewMake | AskDecide | AskFile | AskYear | AskPicture | AskPair | AskWall;

export type FromShare = AskHello | AskKeep | AskNames | AskDecide | AskKey | AskCheck | AskLook | AskStrength | AskMake | AskFile | AskBring | AskToGive | AskGive | AskEverything | AskSurvey | AskErase | AskInbox | AskPut | AskTakeBack | AskTakeReply;

export type FromSupervision = AskHello | AskChanges | AskEntry | AskAction | AskAgree | AskDraft | AskSave | AskInbox | AskCopy | AskSendBack;

/** By the name of its page: what it is told, and what it may ask. */
export interface Talks {
  destination: [ToDestination, FromDestination];
  home: [ToHome, FromHome];
  log: [ToLog, FromLog];
  review: [ToReview, FromReview];
  share: [ToShare, FromShare];
  supervision: [ToSupervision, FromSupervision];
}
