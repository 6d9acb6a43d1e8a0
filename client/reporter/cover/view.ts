/** The picture on the screen: how large it is drawn, and where. Pure. */
import type { Point } from './marks.js';
import type { Size } from './shapes.js';

/** `zoom`: 1 where the picture is fitted; `x`, `y`: the place of its upper left corner in the stage, in CSS pixels. */
export interface View extends Point {
  zoom: number;
}

const MOST_ZOOM = 8;

/** The size of the fitted picture in a stage, in CSS pixels. */
export function fittedIn(picture: Size, stage: Size): Size {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The fitted picture in the middle of the stage. */
export function fitted(picture: Size, stage: Size): View {
  return settled({ zoom: 1, x: 0, y: 0 }, fittedIn(picture, stage), stage);
}

/** The picture `times` as large, with the same place of it under that point of the stage. */
export function zoomed({ zoom, x, y }: View, times: number, at: Point, shown: { base: Size; stage: Size }): View {
  const next = Math.min(MOST_ZOOM, Math.max(1, zoom * times));
  const by = next / zoom;
  return settled({ zoom: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by }, shown.base, shown.stage);
}

export function moved({ zoom, x, y }: View, by: Point, shown: { base: Size; stage: Size }): View {
  return settled({ zoom, x: x + by.x, y: y + by.y }, shown.base, shown.stage);
}

/** The place in the picture, in fractions of it, under a point of the stage. */
export function placeAt({ zoom, x, y }: View, base: Size, at: Point): Point {
  return { x: (at.x - x) / (base.width * zoom), y: (at.y - y) / (base.height * zoom) };
}

/** A picture that is smaller than the stage stands in its middle; a larger one leaves no edge of it bare. */
function settled({ zoom, x, y }: View, base: Size, stage: Size): View {
  return {
    zoom,
    x: within(x, base.width * zoom, stage.width),
    y: within(y, base.height * zoom, stage.height),
  };
}

function within(place: number, side: number, room: number): number {
  return side <= room ? (room - side) / 2 : Math.min(0, Math.max(room - side, place));
}
