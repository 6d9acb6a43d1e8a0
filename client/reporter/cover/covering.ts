/** The covering of one photo: its marks, kept with each change, the search for faces, and the approval. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { FaceFinder } from '../faces/finder.js';
import type { PhotoShelf } from '../photos/photoShelf.js';
import type { Uncovered } from '../photos/photoRow.js';
import { beginning, redone, stepped, undone, type History } from './history.js';
import { markOfFace, type Marks } from './marks.js';
import type { Plate } from './plate.js';

export interface CoveringParts {
  photo: Uncovered;
  plate: Pick<Plate, 'bitmap' | 'covered' | 'close'>;
  shelf: Pick<PhotoShelf, 'mark' | 'approve'>;
  faces: FaceFinder;
}

/**
 * `again`: the photo was approved before, and nothing is searched for · `searching` · `over`: see `Marks.found` for what
 * was found.
 */
export type Search = 'again' | 'searching' | 'over';
/** `gone`: the photo left this phone meanwhile, or is another picture by now. */
export type Approval = 'approved' | 'gone';

export class Covering {
  private readonly steps;
  private readonly searched;
  private readonly lost = signal(false);
  private storing: Promise<unknown> = Promise.resolve();
  private isOver = false;
  readonly history: ReadonlySignal<History>;
  readonly search: ReadonlySignal<Search>;
  /** Whether the photo is gone: nothing that is done here has a place any more. */
  readonly isGone: ReadonlySignal<boolean> = this.lost;

  constructor(private readonly parts: CoveringParts) {
    const { marks, isAgain } = parts.photo;
    this.steps = signal(beginning(marks));
    const begins: Search = isAgain ? 'again' : marks.found === undefined ? 'searching' : 'over';
    this.searched = signal<Search>(begins);
    this.history = this.steps;
    this.search = this.searched;
  }

  start(): void {
    if (this.searched.value === 'searching') void this.searchFaces();
  }

  /** Nothing is stored from here on; what was stored stays. */
  stop(): void {
    this.isOver = true;
    this.parts.plate.close();
  }

  get marks(): Marks {
    return this.steps.peek().now;
  }

  readonly change = (marks: Marks): void => this.show(stepped(this.steps.peek(), marks));
  readonly undo = (): void => this.show(undone(this.steps.peek()));
  readonly redo = (): void => this.show(redone(this.steps.peek()));

  /** Burns the marks in, and lets the photo leave this phone. Rejects where it cannot be stored: then it is still open. */
  async approve(): Promise<Approval> {
    const { photo, plate, shelf } = this.parts;
    const { marks } = this;
    const covered = marks.all.length === 0 ? null : await plate.covered(marks);
    // Marks that are on their way to the disk must not come after the approval.
    await this.storing;
    if (this.isOver) return 'gone';
    const isApproved = await shelf.approve(photo, covered);
    this.isOver = true;
    return isApproved ? 'approved' : 'gone';
  }

  private show(history: History): void {
    if (this.isOver || history === this.steps.peek()) return;
    this.steps.value = history;
    this.storing = this.storing.then(() => this.store(history.now));
  }

  /** Never rejects: where there is no room for the marks they are kept as long as the page lives. */
  private async store(marks: Marks): Promise<void> {
    // Marks that have changed since are not worth a write.
    if (this.isOver || marks !== this.marks) return;
    const isKept = await this.parts.shelf.mark(this.parts.photo, marks).catch(() => true);
    if (!isKept) this.lost.value = true;
  }

  /** Nothing waits for it: the marks that it finds come beside those that are there by then. */
  private async searchFaces(): Promise<void> {
    const found = await this.facesIn().catch(() => null);
    if (this.isOver) return;
    this.searched.value = 'over';
    const { all } = this.marks;
    const suggested = (found ?? []).map(markOfFace);
    this.change({ ...this.marks, all: [...all, ...suggested], found: found === null ? null : found.length });
  }

  private async facesIn() {
    const { faces, plate } = this.parts;
    await faces.getReady();
    const bitmap = await plate.bitmap();
    return faces.find(bitmap).finally(() => bitmap.close());
  }
}
