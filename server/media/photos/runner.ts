/** Carries out what the machine of photoWay.ts says: one method for each effect, and the one place that runs them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../../../shared/refusals.js';
import type { Newsroom } from '../../newsroom.js';
import type { Pipeline, Processed } from '../photo.js';
import { stepOf } from '../photoWay.js';
import type { Effect, Step, WayEvent } from '../photoWay/terms.js';
import { forgetUpload, type LetGoParts } from './letGo.js';
import { beginsLikePhoto } from './looks.js';
import { LOST, mayComeLater, movePhoto, type Move } from './moves.js';
import { Patience, PATIENCE_MS } from './patience.js';
import { putFiles } from './putFiles.js';
import { leftIn, refusedAs, requireLease, type PhotoWork } from './work.js';

export interface RunnerParts extends LetGoParts {
  newsroom: Newsroom;
  pipeline: Pipeline;
  /** Whether no other process works over this store. */
  alone: boolean;
  now: () => Date;
  /** Aborted when the server closes. */
  closing: AbortSignal;
}

/** Effects that find out what happens next. */
type Question = 'look' | 'decode';

export class PhotoRunner {
  private readonly patience: Patience;

  constructor(private readonly parts: RunnerParts) {
    this.patience = new Patience(parts.alone ? 0 : PATIENCE_MS);
  }

  /** Reads where the upload and its photo stand now. */
  async read(work: PhotoWork): Promise<void> {
    const upload = await this.parts.photos.upload(work.id);
    work.photo = await this.parts.photos.photo(work.photoId);
    work.state = { upload: upload?.state ?? 'none', photo: work.photo?.state ?? 'unknown' };
  }

  /** Goes on until nothing more happens by itself. Throws what the table denies, and what an effect throws. */
  async advance(work: PhotoWork, event: WayEvent): Promise<void> {
    for (let happened: WayEvent | null = event; happened !== null;) {
      // A photo that seems lost may have been let go or made meanwhile.
      if (happened === 'lost') await this.read(work);
      happened = await this.follow(work, stepOf(work.state, happened));
    }
  }

  private async follow(work: PhotoWork, { next, effects, deny }: Step): Promise<WayEvent | null> {
    let happened: WayEvent | null = null;
    for (const effect of effects)
      if (effect === 'look' || effect === 'decode') happened = await this.ask[effect](work);
      else await this.run[effect](work);
    work.state = next;
    if (deny !== undefined) throw refusedAs(deny, work.fault);
    return happened;
  }

  private readonly ask: Record<Question, (work: PhotoWork) => Promise<WayEvent | null>> = {
    look: (work) => this.look(work),
    decode: (work) => this.decode(work),
  };

  private readonly run: Record<Exclude<Effect, Question>, (work: PhotoWork) => unknown> = {
    'forget-upload': ({ id }) => forgetUpload(this.parts, id),
    'remove-file': ({ id }) => this.parts.uploads.remove(id),
    'settle-file': ({ id }) => this.parts.uploads.settle(id),
    queue: (work) => (work.isQueued = true),
    'put-files': async (work) => (work.put = await putFiles(this.parts.mediaStore, leftIn(work, 'decoded'))),
    'remove-put-files': (work) => this.removePutFiles(work),
    'upload-received': ({ id }) => this.moveUpload(id, 'received'),
    'upload-done': ({ id }) => this.moveUpload(id, 'done'),
    'photo-processing': (work) => this.move(work, { to: 'processing' }),
    'photo-ready': (work) => this.show(work),
    'photo-failed': (work) => this.move(work, { to: 'failed', fault: leftIn(work, 'fault') }),
    'photo-lost': (work) => this.move(work, { to: 'failed', fault: LOST }),
    // Receiving does these with what the request brings, and the store lets files go in the command's own transaction.
    'make-upload': () => undefined,
    'take-bytes': () => undefined,
    'tell-offset': () => undefined,
    'tell-whole': () => undefined,
    'let-files-go': () => undefined,
  };

  /** Looks whether the bytes may be a photo: if not, the answer to the last of them names what they are. */
  private async look(work: PhotoWork): Promise<WayEvent> {
    const file = this.parts.uploads.fileOf(work.id);
    const processed = (await this.parts.uploads.within(() => beginsLikePhoto(file))) ? null : await this.process(work);
    requireLease(work);
    if (processed === null || processed.ok) return 'looks-like-photo';
    work.fault = processed.fault;
    return 'is-no-photo';
  }

  private async decode(work: PhotoWork): Promise<WayEvent | null> {
    if (!(await this.isThere(work))) return this.lostInTime(work);
    const processed = await this.process(work).catch((error: unknown) => this.unlessAway(error));
    requireLease(work);
    if (processed.ok) {
      work.decoded = processed;
      return 'decoded';
    }
    // A file that went meanwhile is no fault of the photo: another made a photo of it, or let it go.
    if (!(await this.isThere(work))) return this.lostInTime(work);
    work.fault = processed.fault;
    return 'undecodable';
  }

  private async process({ id }: PhotoWork): Promise<Processed> {
    const { pipeline, uploads } = this.parts;
    return pipeline.process(uploads.fileOf(id), await uploads.outFolder(id));
  }

  /** Throws `FilesAway` where the folder of uploads is away: a photo that was not decoded then has no fault. */
  private async unlessAway(error: unknown): Promise<never> {
    await this.parts.uploads.within(() => Promise.resolve());
    throw error;
  }

  private async isThere({ id }: PhotoWork): Promise<boolean> {
    return (await this.parts.uploads.sizeOf(id)) !== null;
  }

  /**
   * Waits for another instance that may have made the photo: until patience is over, the upload comes to its turn
   * again.
   */
  private lostInTime({ id }: PhotoWork): WayEvent | null {
    return this.patience.isOver(id) ? 'lost' : null;
  }

  /** Shows the photo, and waits for a store that is away: the upload is gone already, and the photo only here. */
  private async show(work: PhotoWork): Promise<void> {
    const { move } = leftIn(work, 'put');
    try {
      await this.untilThere(() => this.move(work, move));
    } catch (error) {
      // Taken down or dropped while it was decoded: no photo holds the files, and no address was ever told.
      if (!this.parts.closing.aborted) await this.advance(work, 'not-shown');
      throw error;
    }
  }

  private async untilThere(move: () => Promise<void>): Promise<void> {
    const { closing } = this.parts;
    for (;;) {
      try {
        return await move();
      } catch (error) {
        if (!mayComeLater(error) || closing.aborted) throw error;
        await sleep(2_000, undefined, { signal: closing, ref: false }).catch(() => undefined);
      }
    }
  }

  private async removePutFiles({ put }: PhotoWork): Promise<void> {
    for (const name of put?.names ?? []) await this.parts.mediaStore.remove(name);
  }

  private async move({ photo, id, device }: PhotoWork, move: Move): Promise<void> {
    if (photo === null) throw new Refused('gone');
    await movePhoto(this.parts.newsroom, photo, id, move, move.to === 'processing' ? device : null);
  }

  private async moveUpload(id: string, to: 'received' | 'done'): Promise<void> {
    const from = to === 'received' ? (['receiving'] as const) : (['receiving', 'received'] as const);
    await this.parts.photos.moveUpload(id, from, to, this.parts.now().toISOString());
  }
}
