/** The size and place of the picture on its stage, which fingers, wheel, keys and buttons change. */
import { useEffect, useState } from 'preact/hooks';
import type { Point } from './marks.js';
import type { Size } from './shapes.js';
import { fitted, fittedIn, moved, placeAt, zoomed, type View } from './view.js';

export interface ShownPicture {
  view: View;
  /** The size of the fitted picture, in CSS pixels. */
  base: Size;
  zoom: (times: number, at?: Point) => void;
  move: (by: Point) => void;
  fit: () => void;
  /** The place in the picture, in fractions of it, under a point of the stage. */
  placeAt: (at: Point) => Point;
  /** The middle of what is to be seen of the picture, in fractions of it. */
  middle: () => Point;
}

export function useShownPicture(stage: { current: HTMLElement | null }, picture: Size): ShownPicture {
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 });
  const [view, setView] = useState<View>({ zoom: 1, x: 0, y: 0 });
  useEffect(() => {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = stage.current ?? { clientWidth: 1, clientHeight: 1 };
      setRoom({ width, height });
      setView(fitted(picture, { width, height }));
    };
    const observer = new ResizeObserver(measure);
    if (stage.current !== null) observer.observe(stage.current);
    return () => observer.disconnect();
  }, []);
  const base = fittedIn(picture, room);
  const middle = { x: room.width / 2, y: room.height / 2 };
  const shown = { base, stage: room };
  return {
    ...{ view, base },
    zoom: (times, at = middle) => setView((now) => zoomed(now, times, at, shown)),
    move: (by) => setView((now) => moved(now, by, shown)),
    fit: () => setView(fitted(picture, room)),
    placeAt: (at) => placeAt(view, base, at),
    middle: () => placeAt(view, base, middle),
  };
}
