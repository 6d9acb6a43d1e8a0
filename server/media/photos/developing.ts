/**
 * Decodes received uploads, one at a time, in the order in which they came. Among instances whoever's turn comes first
 * makes the photo, under a lease. An instance that lost its lease without knowing may make the photo a second time, and
 * is refused: the change that shows a photo is one command, whose other addresses are another content (rule J3).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../../../shared/refusals.js';
import { StoreAway, type UploadRecord } from '../../storage/ports.js';
import type { UploadLocks } from './locks.js';
import { mayComeLater } from './moves.js';
import type { PhotoRunner, RunnerParts } from './runner.js';
import { workOn, type PhotoWork } from './work.js';

export interface DevelopingParts extends Pick<RunnerParts, 'photos' | 'pipeline' | 'closing'> {
  runner: PhotoRunner;
  locks: UploadLocks;
  onFault: (error: unknown, where: string) => void;
}

/** A failure that is not the photo's fault is tried again after so many seconds each, then the photo is given up. */
const TRY_AGAIN_S = [2, 5, 15, 30];

export class Developing {
  private readonly waiting = new Map<string, UploadRecord>();
  private working: Promise<void> | null = null;

  constructor(private readonly parts: DevelopingParts) {}

  add(upload: UploadRecord): void {
    if (this.isClosing()) return;
    if (!this.waiting.has(upload.id)) this.waiting.set(upload.id, upload);
    // Also for an upload that waits already: it may have come while the work before it ended.
    this.working ??= this.work().finally(() => (this.working = null));
  }

  /** Ends the decoding under way, once `closing` is aborted; the process that comes next takes up what is left. */
  async stop(): Promise<void> {
    await this.parts.pipeline.close();
    await this.working;
  }

  private async work(): Promise<void> {
    for (const [id, upload] of this.waiting) {
      if (this.isClosing()) return;
      await this.developAlone(upload).catch((error: unknown) => this.note(error));
      this.waiting.delete(id);
    }
  }

  /**
   * An upload that another instance works on is left to it; should that one end, the look-after brings the upload
   * again.
   */
  private async developAlone(upload: UploadRecord): Promise<void> {
    const lease = await this.parts.locks.now(upload.id);
    if (lease === null) return;
    try {
      const work = { ...workOn(upload), lease };
      await this.parts.runner.read(work);
      await this.develop(work);
    } finally {
      await lease.release();
    }
  }

  private async develop(work: PhotoWork): Promise<void> {
    for (let tries = 0; !this.isClosing(); tries += 1) {
      try {
        if (tries > 0) await this.parts.runner.read(work);
        return await this.parts.runner.advance(work, 'turn');
      } catch (error) {
        if (await this.isOver(work, error, tries)) return;
      }
    }
  }

  private async isOver(work: PhotoWork, error: unknown, tries: number): Promise<boolean> {
    if (this.isClosing() || work.lease?.lost.aborted === true) return true;
    if (error instanceof Refused && !mayComeLater(error)) return this.endWith(work, 'refused');
    // An upload that was let go meanwhile took its file with it, and failed of nothing else.
    if (await this.isUnwanted(work)) return false;
    this.note(error);
    if (tries >= TRY_AGAIN_S.length && !isAway(error)) return this.endWith(work, 'lost');
    await this.rest(TRY_AGAIN_S[tries] ?? 30);
    return false;
  }

  private async endWith(work: PhotoWork, event: 'refused' | 'lost'): Promise<true> {
    await this.parts.runner.advance(work, event).catch((error: unknown) => this.note(error));
    return true;
  }

  private async isUnwanted({ photoId }: PhotoWork): Promise<boolean> {
    const photo = await this.parts.photos.photo(photoId).catch(() => null);
    return photo?.state === 'gone' || photo?.state === 'dropped';
  }

  /** A refusal of the newsroom is no fault; and where its store is away, it has said so itself. */
  private note(error: unknown): void {
    if (!(error instanceof Refused)) this.parts.onFault(error, 'making a photo of an upload');
  }

  private isClosing(): boolean {
    return this.parts.closing.aborted;
  }

  private async rest(seconds: number): Promise<void> {
    await sleep(seconds * 1_000, undefined, { signal: this.parts.closing, ref: false }).catch(() => undefined);
  }
}

function isAway(error: unknown): boolean {
  return error instanceof StoreAway || mayComeLater(error);
}
