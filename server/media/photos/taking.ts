/** Takes uploads whose last byte has come: looks at the bytes, and has the photo of its entry decoded. */
import { Refused } from '../../../shared/refusals.js';
import type { UploadRecord } from '../../storage/ports.js';
import { isMissing } from '../fileRoot.js';
import { PhotoUndecided } from '../photo.js';
import type { Developing } from './developing.js';
import type { Lease } from '../../leases.js';
import type { UploadLocks } from './locks.js';
import { mayComeLater } from './moves.js';
import type { PhotoRunner } from './runner.js';
import { workOn, type PhotoWork } from './work.js';

/** The longest wait for another instance's work on an upload, which is a look, or at most the decoding of one file. */
const TAKE_WITHIN_MS = 60_000;

export interface TakingParts {
  runner: PhotoRunner;
  locks: UploadLocks;
  developing: Developing;
  closing: AbortSignal;
}

export class Taking {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(private readonly parts: TakingParts) {}

  /**
   * Takes an upload; waits for another instance that works on it. A second call does nothing. Throws `unsupported`
   * where the bytes are no photo, `gone` or `conflict` where its photo needs them no more, `unauthenticated` where its
   * device was revoked: nothing of the upload is kept then. Throws `unavailable` where the store is away: the upload
   * is kept, and taken later.
   */
  take(upload: UploadRecord): Promise<void> {
    const { locks, closing } = this.parts;
    const until = (): AbortSignal => AbortSignal.any([closing, AbortSignal.timeout(TAKE_WITHIN_MS)]);
    return this.together(upload, () => locks.patiently(upload.id, until()));
  }

  /** Takes an upload now; does nothing where this or another instance works on it. */
  async takeNow(upload: UploadRecord): Promise<void> {
    if (this.underWay.has(upload.id)) return;
    await this.together(upload, () => this.parts.locks.now(upload.id)).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay.values());
  }

  /** Takes an upload once at a time in this process: all who ask meanwhile hear the same. */
  private together(upload: UploadRecord, leased: () => Promise<Lease | null>): Promise<void> {
    const { id } = upload;
    const under = this.underWay.get(id) ?? this.underLease(upload, leased).finally(() => this.underWay.delete(id));
    this.underWay.set(id, under);
    return under;
  }

  private async underLease(upload: UploadRecord, leased: () => Promise<Lease | null>): Promise<void> {
    const lease = await leased();
    if (lease === null) throw new Refused('unavailable', { after: 5 });
    const work = { ...workOn(upload), device: upload.device, lease };
    try {
      await this.takeAlone(work);
    } finally {
      await lease.release();
    }
    // The lease is released before: the photo is decoded under a lease of its own.
    if (work.isQueued) this.parts.developing.add(upload);
  }

  private async takeAlone(work: PhotoWork): Promise<void> {
    const { runner } = this.parts;
    try {
      await runner.read(work);
      await runner.advance(work, 'whole');
    } catch (error) {
      if (error instanceof PhotoUndecided) throw new Refused('unavailable', { after: 5 });
      // The photo was taken down, dropped or sent anew while its last byte came.
      if (isMissing(error)) throw new Refused('gone');
      if (error instanceof Refused && !mayComeLater(error)) await runner.advance(work, 'refused');
      throw error;
    }
  }
}
