/** All that can be done on the screen, by whichever way: a finger, a key, a button. */
import { useRef, useState } from 'preact/hooks';
import type { Covering } from './covering.js';
import { deedOf, type KeyDeed } from './keys.js';
import { boundsOf, boxAround, movedBy, resizedBy, type Box, type Mark, type Point } from './marks.js';
import type { Plate } from './plate.js';
import type { ShownPicture } from './shownPicture.js';
import type { Deeds, Tool } from './terms.js';

interface DeedsOf {
  covering: Covering;
  plate: Plate;
  picture: ShownPicture;
  stage: { current: HTMLElement | null };
  tool: Tool;
}

/** A head as it is tapped at, in CSS pixels. */
const HEAD = { width: 56, height: 68 };
/** A step of an arrow key, in CSS pixels. */
const STEP = 8;
/** A step of zooming by a key or a button. */
export const ZOOM = 1.5;

export function useDeeds(of: DeedsOf): Deeds {
  const { covering, picture, stage, tool } = of;
  const [selected, select] = useState<number | null>(null);
  const focus = useFocusing(stage, select);
  const setAll = (all: readonly Mark[]) => covering.change({ ...covering.marks, all });
  const perPixel = () => ({
    x: 1 / (picture.base.width * picture.view.zoom),
    y: 1 / (picture.base.height * picture.view.zoom),
  });
  const boxAt = (place: Point): Box => {
    const one = perPixel();
    const shape = tool.draws === 'brush' ? 'ellipse' : tool.draws;
    return boxAround(shape, place, { width: HEAD.width * one.x, height: HEAD.height * one.y });
  };
  const deeds = {
    ...{ selected, select, boxAt },
    add: (mark: Mark) => setAll([...covering.marks.all, mark]),
    addInMiddle: () => {
      setAll([...covering.marks.all, boxAt(picture.middle())]);
      focus(covering.marks.all.length - 1);
    },
    replace: (index: number, mark: Mark) => setAll(covering.marks.all.map((one, at) => (at === index ? mark : one))),
    remove: (index: number) => {
      setAll(covering.marks.all.filter((_, at) => at !== index));
      focus(Math.min(index, covering.marks.all.length - 1));
    },
  };
  return { ...deeds, onKey: (event) => onKey(event, { ...of, deeds, perPixel }) };
}

/** Gives the focus to a mark once it is drawn; to the title where none is left. */
function useFocusing(stage: DeedsOf['stage'], select: (index: number | null) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (index: number) => {
    select(index < 0 ? null : index);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const mark = stage.current?.querySelector<HTMLElement>(`[data-mark="${String(index)}"]`);
      (mark ?? stage.current?.closest('dialog')?.querySelector('h2'))?.focus({ preventScroll: true });
    });
  };
}

type Pressing = DeedsOf & { deeds: Omit<Deeds, 'onKey'>; perPixel: () => Point };

function onKey(event: KeyboardEvent, pressing: Pressing): void {
  const on = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mark]') : null;
  const deed = deedOf(event, on !== null);
  if (deed === null) return;
  event.preventDefault();
  run(deed, Number(on?.dataset.mark ?? -1), pressing);
}

function run(deed: KeyDeed, index: number, { covering, picture, deeds, perPixel }: Pressing): void {
  switch (deed.does) {
    case 'add':
      return deeds.addInMiddle();
    case 'remove':
      return deeds.remove(index);
    case 'undo':
      return covering.undo();
    case 'redo':
      return covering.redo();
    case 'zoom-in':
      return picture.zoom(ZOOM);
    case 'zoom-out':
      return picture.zoom(1 / ZOOM);
    case 'fit':
      return picture.fit();
    case 'move':
    case 'resize': {
      const mark = covering.marks.all[index];
      const one = perPixel();
      const by = { x: deed.by.x * STEP * one.x, y: deed.by.y * STEP * one.y };
      if (mark !== undefined) deeds.replace(index, deed.does === 'move' ? movedBy(mark, by) : resizedBy(mark, by));
    }
  }
}

/** Brings a mark that got the focus into sight: a key may have led to one that lies outside of it. */
export function bringIntoSight(mark: Mark, { view, base, move }: ShownPicture, stage: HTMLElement): void {
  const { x, y, width, height } = boundsOf(mark);
  const at = {
    x: view.x + (x + width / 2) * base.width * view.zoom,
    y: view.y + (y + height / 2) * base.height * view.zoom,
  };
  const { clientWidth, clientHeight } = stage;
  const isSeen = at.x > 0 && at.y > 0 && at.x < clientWidth && at.y < clientHeight;
  if (!isSeen) move({ x: clientWidth / 2 - at.x, y: clientHeight / 2 - at.y });
}
