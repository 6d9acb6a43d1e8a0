/**
 * The caretaker takes up uploads that an earlier process left, and every two seconds those that no request brings to
 * their end. So no photo waits for ever, whatever a crash interrupts.
 */
import type { PhotoRecord, UploadRecord } from '../../storage/ports.js';
import { uploadStepOf } from '../photoWay.js';
import type { Developing } from './developing.js';
import { removeLetGo } from './letGo.js';
import { removeOrphans } from './orphans.js';
import { Patience, PATIENCE_MS } from './patience.js';
import { RESUMABLE_MS } from './receiving.js';
import type { PhotoRunner, RunnerParts } from './runner.js';
import type { Taking } from './taking.js';
import { workOn } from './work.js';

export interface CaretakerParts extends Pick<RunnerParts, 'photos' | 'uploads' | 'mediaStore' | 'alone' | 'now'> {
  runner: PhotoRunner;
  taking: Taking;
  developing: Developing;
  newId: () => string;
  onFault: (error: unknown, where: string) => void;
}

const LOOK_AFTER_EVERY_MS = 2_000;
const HOUR_MS = 3_600_000;

export class Caretaker {
  private readonly patience = new Patience(PATIENCE_MS);
  private sweptAt: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private looking: Promise<void> | null = null;

  constructor(private readonly parts: CaretakerParts) {}

  async start(): Promise<void> {
    await this.recover().catch((error: unknown) => this.parts.onFault(error, 'taking up photos'));
    if (this.stopped) return;
    this.timer = setInterval(() => {
      this.looking ??= this.lookAfter().finally(() => (this.looking = null));
    }, LOOK_AFTER_EVERY_MS);
  }

  /** Begins no more looks; the last look is over with `settled`. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  async settled(): Promise<void> {
    await this.looking;
  }

  private async recover(): Promise<void> {
    const { alone, photos, developing } = this.parts;
    await this.sweep(alone ? 0 : HOUR_MS);
    for (const upload of await photos.uploads('received')) developing.add(upload);
    await this.endForgotten(alone ? new Patience(0) : this.patience);
  }

  /** Takes each step by itself: where one cannot be done for now, the others are. */
  private async lookAfter(): Promise<void> {
    const steps = [
      () => removeLetGo(this.parts),
      () => this.lookAtUploads(),
      () => this.endForgotten(this.patience),
      () => this.sweepInTime(),
    ];
    for (const step of steps) await step().catch((error: unknown) => this.parts.onFault(error, 'looking after photos'));
  }

  private async lookAtUploads(): Promise<void> {
    const before = this.parts.now().getTime() - RESUMABLE_MS;
    for (const upload of await this.parts.photos.uploads()) await this.lookAt(upload, Date.parse(upload.at) < before);
  }

  private async lookAt(upload: UploadRecord, isOld: boolean): Promise<void> {
    const { runner, taking, developing } = this.parts;
    if (isOld && uploadStepOf(upload.state, 'expired').next.upload === 'none')
      return runner.advance(workOn(upload), 'expired');
    // A store that was away, or a server that was killed, when the last byte had come: the phone asks no second time.
    if (upload.state === 'receiving' && (await this.isWhole(upload))) await taking.takeNow(upload);
    // Received by any instance, and made a photo by whichever lives and gets to it first.
    if (upload.state === 'received') developing.add(upload);
  }

  /** Sweeps once an hour where other instances may leave files, and once where the folders were away at the start. */
  private async sweepInTime(): Promise<void> {
    const { alone } = this.parts;
    if (this.sweptAt === null || (!alone && performance.now() - this.sweptAt > HOUR_MS)) await this.sweep(HOUR_MS);
  }

  /** Removes files that no upload and no photo holds, if they were there for long: a new file may be under way. */
  private async sweep(olderThan: number): Promise<void> {
    const { photos, uploads } = this.parts;
    const known = (await photos.uploads()).filter(({ state }) => state !== 'done');
    await uploads.removeAllBut(new Set(known.map(({ id }) => id)), olderThan);
    await removeOrphans(this.parts, olderThan);
    this.sweptAt = performance.now();
  }

  /** Fails photos that the record has as being decoded, and of which nothing is left: their reporters are told. */
  private async endForgotten(patience: Patience): Promise<void> {
    const processing = await this.parts.photos.processing();
    if (processing.length === 0) return;
    const comes = await this.photosThatCome();
    for (const photo of processing) if (!comes.has(photo.id) && patience.isOver(photo.id)) await this.endLost(photo);
  }

  private async endLost(photo: PhotoRecord): Promise<void> {
    const { runner, newId } = this.parts;
    await runner.advance(workOn({ id: newId(), photo: photo.id, state: 'done' }), 'lost');
  }

  /**
   * Names the photos of uploads to come. A whole upload that is not yet received had its photo moved before a crash.
   */
  private async photosThatCome(): Promise<Set<string>> {
    const comes = new Set<string>();
    for (const upload of await this.parts.photos.uploads())
      if (upload.state === 'received' || (upload.state === 'receiving' && (await this.isWhole(upload))))
        comes.add(upload.photo);
    return comes;
  }

  private async isWhole({ id, size }: UploadRecord): Promise<boolean> {
    return (await this.parts.uploads.sizeOf(id)) === size;
  }
}
