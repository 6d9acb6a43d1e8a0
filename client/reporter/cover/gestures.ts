/**
 * Fingers, pens and mice on the stage: one draws, or takes hold of a mark; two move and zoom the picture, and whatever the
 * first of them had begun is let go.
 */
import type { Point } from './marks.js';

/** Points are in the stage, in CSS pixels. */
export interface GestureListeners {
  /** Called again and again from the first touch on; `path` is all of it so far. */
  draws: (path: readonly Point[]) => void;
  drew: (path: readonly Point[]) => void;
  letGo: () => void;
  /** Two fingers moved: by how much their middle did, and how much further they are from each other. */
  pinched: (middle: Point, by: Point, times: number) => void;
}

type Touch = Point & { id: number };

export class Gestures {
  private fingers: Touch[] = [];
  private path: Point[] = [];
  private isDrawing = false;

  constructor(private readonly on: GestureListeners) {}

  down(finger: Touch): void {
    this.fingers = [...this.fingers.filter(({ id }) => id !== finger.id), finger];
    if (this.fingers.length > 1) return this.letGo();
    this.isDrawing = true;
    this.path = [pointOf(finger)];
    this.on.draws(this.path);
  }

  move(finger: Touch): void {
    const [before, apart] = [middleOf(this.fingers), apartOf(this.fingers)];
    if (!this.fingers.some(({ id }) => id === finger.id)) return;
    this.fingers = this.fingers.map((one) => (one.id === finger.id ? finger : one));
    if (this.fingers.length === 2) {
      const middle = middleOf(this.fingers);
      const by = { x: middle.x - before.x, y: middle.y - before.y };
      return this.on.pinched(middle, by, apart === 0 ? 1 : apartOf(this.fingers) / apart);
    }
    if (!this.isDrawing) return;
    this.path.push(pointOf(finger));
    this.on.draws(this.path);
  }

  up({ id }: Pick<Touch, 'id'>): void {
    if (!this.fingers.some((one) => one.id === id)) return;
    this.fingers = this.fingers.filter((one) => one.id !== id);
    if (!this.isDrawing) return;
    this.isDrawing = false;
    this.on.drew(this.path);
  }

  /** The browser took the finger away for something of its own. */
  cancel({ id }: Pick<Touch, 'id'>): void {
    this.fingers = this.fingers.filter((one) => one.id !== id);
    this.letGo();
  }

  private letGo(): void {
    if (!this.isDrawing) return;
    this.isDrawing = false;
    this.on.letGo();
  }
}

function pointOf({ x, y }: Touch): Point {
  return { x, y };
}

function middleOf([one, other]: readonly Touch[]): Point {
  return { x: ((one?.x ?? 0) + (other?.x ?? one?.x ?? 0)) / 2, y: ((one?.y ?? 0) + (other?.y ?? one?.y ?? 0)) / 2 };
}

function apartOf([one, other]: readonly Touch[]): number {
  return one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
}
