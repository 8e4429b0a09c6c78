// deno-lint-ignore-file no-explicit-any -- what the page keeps on the window is of many shapes

interface Window {
  __powerkit?: Partial<import("../../../powerkit/ui/web/shapes.d.ts").Shared>;
  _JUPYTERLAB?: Record<string, any>;
}

/** What a card tells the page around it (`event` in card.js). */
interface DocumentEventMap {
  "powerkit:place": CustomEvent<{ card: string; place: string }>;
  "powerkit:step": CustomEvent<{ card: string; step: string; arriving: boolean }>;
  "powerkit:turn": CustomEvent<{ card: string; by: number }>;
}
