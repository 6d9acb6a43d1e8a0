/** Fingers on the stage, made into marks: drawn anew, or taken hold of and moved or resized. */
import { useRef, useState } from 'preact/hooks';
import { Gestures } from './gestures.js';
import { boxBetween, movedBy, resizedBy, type Mark, type Point } from './marks.js';
import type { Work } from './terms.js';

interface Held {
  index: number;
  how: 'move' | 'resize';
}

/** A path that stays within so many CSS pixels is a tap. */
const TAP = 6;
/** Points of a brush's way that are nearer to each other, in CSS pixels, are one. */
const APART = 3;

export function useFingers(props: Work) {
  const latest = useRef(props);
  latest.current = props;
  const held = useRef<Held | null>(null);
  const [drawing, setDrawing] = useState<Mark | null>(null);
  const gestures = useRef<Gestures | null>(null);
  gestures.current ??= new Gestures({
    draws: (path) => setDrawing(isTap(path) ? null : made(path, held.current, latest.current)),
    drew: (path) => {
      setDrawing(null);
      finish(path, held.current, latest.current);
    },
    letGo: () => setDrawing(null),
    pinched: (middle, by, times) => {
      latest.current.picture.move(by);
      latest.current.picture.zoom(times, middle);
    },
  });
  type Pointer = PointerEvent & { currentTarget: HTMLElement };
  return {
    drawing,
    onPointerDown(event: Pointer) {
      const { target, currentTarget, pointerId: id, button } = event;
      if (button !== 0 || (target instanceof Element && target.closest('[data-plain]') !== null)) return;
      currentTarget.setPointerCapture(id);
      held.current = heldBy(target);
      gestures.current?.down({ id, ...at(event) });
    },
    onPointerMove: (event: Pointer) => gestures.current?.move({ id: event.pointerId, ...at(event) }),
    onPointerUp: (event: Pointer) => gestures.current?.up({ id: event.pointerId }),
    onPointerCancel: (event: Pointer) => gestures.current?.cancel({ id: event.pointerId }),
    onWheel(event: WheelEvent & { currentTarget: HTMLElement }) {
      event.preventDefault();
      latest.current.picture.zoom(Math.exp(-event.deltaY / 300), at(event));
    },
  };
}

function at(event: { clientX: number; clientY: number; currentTarget: Element }): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function heldBy(target: EventTarget | null): Held | null {
  if (!(target instanceof Element)) return null;
  const handle = target.closest<HTMLElement>('[data-handle]');
  if (handle !== null) return { index: Number(handle.dataset.handle), how: 'resize' };
  const mark = target.closest<HTMLElement>('[data-mark]');
  return mark === null ? null : { index: Number(mark.dataset.mark), how: 'move' };
}

function made(path: readonly Point[], held: Held | null, { picture, covering, tool }: Work): Mark | null {
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [picture.placeAt(first), picture.placeAt(last)];
  if (held !== null) {
    const mark = covering.marks.all[held.index];
    const by = { x: to.x - from.x, y: to.y - from.y };
    return mark === undefined ? null : (held.how === 'move' ? movedBy : resizedBy)(mark, by);
  }
  if (tool.draws !== 'brush') return boxBetween(tool.draws, within(from), within(to));
  return { is: 'stroke', points: thinned(path).map(picture.placeAt), width: tool.brush / picture.view.zoom };
}

function finish(path: readonly Point[], held: Held | null, props: Work): void {
  const { deeds, tool, picture } = props;
  if (isTap(path) && (held !== null || (deeds.selected !== null && tool.draws !== 'brush')))
    return take(held?.index ?? null, props);
  const [first] = path;
  const isSpot = isTap(path) && tool.draws !== 'brush' && first !== undefined;
  const mark = isSpot ? deeds.boxAt(picture.placeAt(first)) : made(path, held, props);
  if (mark === null) return;
  if (held === null) deeds.add(mark);
  else deeds.replace(held.index, mark);
}

/** Gives a mark its handles, and the focus; null: none. */
function take(index: number | null, { deeds, stage }: Work): void {
  deeds.select(index);
  const mark = stage.current?.querySelector<HTMLElement>(`[data-mark="${String(index)}"]`);
  mark?.focus({ preventScroll: true });
}

function isTap(path: readonly Point[]): boolean {
  const [first] = path;
  return path.every(({ x, y }) => Math.hypot(x - (first?.x ?? 0), y - (first?.y ?? 0)) < TAP);
}

function thinned(path: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of path) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= APART) kept.push(point);
  }
  return kept;
}

function within({ x, y }: Point): Point {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}
