// What a sketch is made of.

import type { Context, Point, Store } from "../../shapes.d.ts";
import type { SketchField } from "../../generated/views.d.ts";
import type { SketchDoing } from "./changes.js";
import type { SketchScene } from "./scene.js";
import type { SketchSpeech } from "./phrases.js";

/** A mark: a stroke has points (and pressures), all others two corners or ends, and perhaps words. */
export interface Mark {
  _id: string;
  kind: "stroke" | "box" | "circle" | "line" | "arrow" | "label";
  x: number;
  y: number;
  x2: number;
  y2: number;
  text?: string;
  person?: boolean;
  colour?: string;
  width?: string;
  points?: string;
  pressures?: string;
}

/** The marks of a sketch and their history. */
export type Marks = Store<Mark>;

/** A mark that is not drawn yet. */
export type NewMark = Omit<Mark, "_id"> & { _id?: string };

/** What of a line or an arrow is moved. */
export type Part = "whole" | "start" | "end";

/** The tool and the look in use, and which mark is chosen, held by keys, next for Tab or has the focus. */
export interface Now {
  tool: string;
  look: { colour: string; width: string };
  chosen: string | null;
  held: string | null;
  at: string | null;
  focused: string | null;
}

/** What the parts of a sketch being worked on share. */
export interface Sheet {
  field: SketchField;
  ctx: Context;
  store: Marks;
  speech: SketchSpeech;
  scene: SketchScene;
  doing: SketchDoing;
  now: Now;
  refresh(): void;
}

/** What a pressed pointer does until it is let go of, is taken away (*stop*) or Escape is pressed (*drop*); what *holds* a mark stops a scroll. */
export interface Gesture {
  move(points: (Point & { pressure: number })[], grip: { moved: boolean; last: PointerEvent }, at: PointerEvent): unknown;
  end(moved: boolean, to: Point): unknown;
  stop(): unknown;
  drop?(): unknown;
  holds?: boolean;
}
