// What the page around a notebook is told and uses: of JupyterLab's objects only what a script here reads, calls or hears.

import type { Hand } from "./hand.js";
import type { Keeper } from "./keep.js";
import type { Mover } from "./move.js";
import type { saver } from "./save.js";
import type { watchBar } from "./bar.js";

/** A card of the deck, as the page is told of it. */
export interface CardTold {
  id: string;
  title: string;
}

/** A page of the workbook: its file, and the cards on it. */
export interface PageTold {
  number: number;
  file: string;
  name: string;
  cards: CardTold[];
}

/** What the server tells a page as it comes (`page_config_hook`): *page* is its path, "" where the address names none. */
export interface PageConfig {
  page: string;
  path: string;
  folder: string;
  again: string;
  deck?: string;
  anywidget: string;
  lock: { minutes: number } | null;
  pages: PageTold[];
}

/** A part of a notice: a paragraph, a button, or nothing. */
export type NoticePart = string | { label: string; act(): void } | false | null | undefined;

export interface Signal<Args> {
  connect(hear: (sender: unknown, args: Args) => unknown, whose?: object): boolean;
  disconnect(hear: (sender: unknown, args: Args) => unknown, whose?: object): boolean;
}

/** What a kernel says to all: its process signs it with a name of its own. */
export interface KernelMessage {
  header: { msg_type: string; session: string };
  parent_header?: { msg_id?: string; session?: string };
  content: { execution_state?: string };
}

export interface Comm {
  isDisposed: boolean;
  onClose?: unknown;
  onMsg?: unknown;
}

export interface Kernel {
  id: string;
  clientId: string;
  status: string;
  connectionStatus: string;
  reconnect(): Promise<void>;
  requestKernelInfo(): Promise<unknown>;
  requestExecute(content: { code: string; silent: boolean; store_history: boolean; allow_stdin: boolean }): { done: Promise<unknown> };
  _comms?: Map<string, Comm>;
}

export interface Session {
  id: string;
  kernel: Kernel | null;
  isDisposed: boolean;
  dispose(): void;
  setPath(path: string): Promise<void>;
}

export interface SessionContext {
  session: Session | null;
  ready: Promise<void>;
  statusChanged: Signal<string>;
  iopubMessage: Signal<KernelMessage>;
  sessionChanged: Signal<{ newValue: Session | null }>;
  changeKernel(which: { name: string }): Promise<unknown>;
}

/** The lines of a cell. */
export interface SharedModel {
  getSource(): string;
  getId?(): string;
  changed: Signal<unknown>;
}

/** An output as it stands in a notebook's file. */
export interface Output {
  output_type: string;
  data?: Record<string, unknown>;
}

export interface CellModel {
  type: string;
  sharedModel: SharedModel;
  outputs?: { toJSON(): Output[] };
  toJSON(): { outputs: Output[] };
}

export interface CellWidget {
  model: CellModel;
  node: HTMLElement;
  inputHidden: boolean;
}

/** The notebook on the page; it hears the events of its element. */
export interface NotebookWidget extends EventListenerObject {
  widgets: CellWidget[];
  node: HTMLElement;
}

/** A notebook's file. */
export interface NotebookFile {
  cells: { cell_type: string; source: string | string[] }[];
}

export interface NotebookModel {
  dirty: boolean;
  cells: Iterable<CellModel>;
  toJSON(): NotebookFile;
  fromJSON(file: NotebookFile): void;
}

export interface Panel {
  content: NotebookWidget;
  model: NotebookModel;
  sessionContext: SessionContext;
  _onSessionStatusChanged(sender: unknown, status: string): void;
}

/** How a file is asked for, and saved. */
interface NotebookAs {
  type: "notebook";
  format: "json";
  content: unknown;
}

export interface Services {
  kernels: { commsOverSubshells: string };
  contents: { get(file: string, how: NotebookAs): Promise<{ content: NotebookFile }>; save(file: string, what: NotebookAs): Promise<unknown> };
  dispose(): void;
}

export interface App {
  serviceManager: Services;
  started: Promise<void>;
}

/** A part of JupyterLab, or of an extension: of it only its name is read here. */
export interface Plugin {
  id: string;
}

export interface NotebookTracker {
  add(panel: Panel): Promise<void>;
}

/** A file that is open. */
export interface OpenFile {
  initialize(isNew: boolean): Promise<void>;
  ready: Promise<void>;
  sessionContext: SessionContext;
}

/** What makes the notebook's cells. */
export interface CellFactory {
  createCodeCell(options: object): CellWidget;
}

/** What is asked for of JupyterLab's own modules; what is only handed on to them is *object*. */
export interface Lab {
  IRenderMimeRegistry: object;
  INotebookTracker: object;
  NotebookTracker: new (options: { namespace: string }) => NotebookTracker;
  NotebookModelFactory: new (options: object) => object;
  NotebookWidgetFactory: new (options: object) => { createNew(context: OpenFile): Panel };
  NotebookPanel: { ContentFactory: new (options: { editorFactory: (given: EditorGiven) => object }) => CellFactory };
  Context: new (options: object) => OpenFile;
  StaticNotebook: { defaultNotebookConfig: object };
  Dialog: { tracker: { widgetAdded: Signal<{ reject(): void }> } };
  Widget: { attach(widget: Panel, place: HTMLElement): void };
  CodeCell: { execute(cell: CellWidget, session: SessionContext, more: object): Promise<{ content: { status: string } } | undefined> };
}

/** What an editor of a cell is made of. */
export interface EditorGiven {
  host: HTMLElement;
  model: CellModel;
  config: Record<string, unknown>;
}

/** JupyterLab's modules, as it shares them: each version by its name. */
export type Scope = Record<string, Record<string, { get(): Promise<() => object> }>>;

/** What is on the page, and keeps it: there as soon as it is open. */
export interface Opened {
  panel: Panel | null;
  save: Saver | null;
  keeper: Keeper | null;
  hand: Hand | null;
  mover: Mover | null;
  stopped: boolean;
}

export type Saver = ReturnType<typeof saver>;
export type Bar = ReturnType<typeof watchBar>;

/** A page that is wished for, and how: "push", or "pop" where the address says so already. */
export interface Wish {
  url: URL;
  how: string;
  alone: boolean;
}

/** A place of the browser's history. */
export interface PlaceInHistory {
  card?: string;
  step?: string;
  from?: string;
  depth: number;
  top?: number;
}

/** What JupyterLab's widgets are made of. */
export interface WidgetsBase {
  IJupyterWidgetRegistry: object;
  DOMWidgetModel: { new (): object; serializers: Record<string, object> };
  DOMWidgetView: new () => { model: { get(name: "_esm"): string }; el: HTMLElement; render(): void; remove(): unknown };
  ErrorWidgetView: { prototype: { el: HTMLElement; render(): void } };
}

export interface WidgetRegistry {
  registerWidget(made: { name: string; version: string; exports: object }): void;
}
