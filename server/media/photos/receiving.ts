/**
 * The verbs of a phone that sends a photo: each asks the table of photoWay.ts, and does what that says of the upload.
 */
import { Refused } from '../../../shared/refusals.js';
import { maySendPhoto } from '../../auth/may.js';
import type { Journal, Person, PhotoRecord, UploadRecord } from '../../storage/ports.js';
import { stepOf, uploadStepOf } from '../photoWay.js';
import type { PhotoStanding } from '../photoWay/terms.js';
import { requireRoom } from './room.js';
import type { PhotoRunner, RunnerParts } from './runner.js';
import type { Taking } from './taking.js';
import { refusedAs, workOn } from './work.js';

/** How many bytes of photos a device may send. */
export interface ByteLimits {
  /** Counts nothing yet. Throws `rate-limited`. */
  upload: (device: string, bytes: number) => Promise<void>;
  /** Counts them, and returns how to give back what did not come. Throws `rate-limited`. */
  uploading: (device: string, bytes: number) => Promise<(missing: number) => Promise<void>>;
}

export interface ReceivingParts extends Pick<RunnerParts, 'photos' | 'uploads' | 'mediaStore' | 'now'> {
  journal: Pick<Journal, 'entry'>;
  limits: ByteLimits;
  newId: () => string;
  runner: PhotoRunner;
  taking: Taking;
}

export interface Sender {
  person: Person;
  device: string;
}

/** How long an upload that stopped can be resumed, and one that was received can be asked about. */
export const RESUMABLE_MS = 60 * 60_000;
/** How many uploads of a device may be on their way. */
const UNFINISHED_MAX = 20;

export class Receiving {
  constructor(private readonly parts: ReceivingParts) {}

  /**
   * Finds the photo, where this very person may send its file and none has come. Throws `not-found`, `gone`,
   * `conflict`.
   */
  async photoToSend(person: Person, named: { id?: string; blog?: string }): Promise<PhotoRecord> {
    const photo = await this.parts.photos.photo(named.id ?? '');
    const isTheirs = photo !== null && photo.blog === named.blog && maySendPhoto(person, photo) === null;
    const { deny } = stepOf({ upload: 'none', photo: isTheirs ? await this.standingOf(photo) : 'unknown' }, 'begin');
    if (photo === null || deny !== undefined) throw refusedAs(deny ?? { code: 'not-found', field: 'id' });
    return photo;
  }

  /** Begins an upload of the photo. `create` makes what the protocol needs besides; where it fails, nothing stays. */
  async begin<Answer>(
    { device, person }: Sender,
    photo: PhotoRecord,
    size: number,
    create: (upload: UploadRecord) => Promise<Answer>,
  ): Promise<Answer> {
    const { limits, newId, now, uploads, mediaStore } = this.parts;
    await requireRoom(mediaStore, size);
    await limits.upload(device, size);
    const begun = { id: newId(), photo: photo.id, author: person.id, device, size, at: now().toISOString() };
    const upload: UploadRecord = { ...begun, state: 'receiving' };
    await uploads.make(upload.id);
    try {
      await this.record(upload);
      return await create(upload);
    } catch (error) {
      await this.parts.runner.advance(workOn(upload), 'begin-failed');
      throw error;
    }
  }

  /** Finds an upload of this person that has not expired. Throws `not-found`. */
  async uploadOf(person: Pick<Person, 'id'>, id: string): Promise<UploadRecord> {
    const upload = await this.parts.photos.upload(id);
    const isThere = upload?.author === person.id && this.parts.now().getTime() - Date.parse(upload.at) < RESUMABLE_MS;
    if (upload === null || !isThere) throw new Refused('not-found');
    return upload;
  }

  /** Whether all bytes have come, so that the phone is told so without a look at the file. */
  isReceived({ state }: UploadRecord): boolean {
    return uploadStepOf(state, 'ask-offset').effects.includes('tell-whole');
  }

  /**
   * Receives a piece by `pass`, and takes the upload with its last byte, as `Taking.take` says; null where all bytes
   * had come before. `announced`: bytes that the request may bring.
   */
  async receive<Answer extends { offset: number | null }>(
    upload: UploadRecord,
    announced: number,
    pass: () => Promise<Answer>,
  ): Promise<Answer | null> {
    if (!(await this.mayReceive(upload))) return null;
    const answer = await this.counted(upload, announced, pass);
    if (answer.offset === upload.size) await this.parts.taking.take(upload);
    return answer;
  }

  /** Ends an upload; `terminate` is what the protocol does for it. Throws `conflict` where all bytes have come. */
  async cancel<Answer>(upload: UploadRecord, terminate: () => Promise<Answer>): Promise<Answer> {
    const { deny } = uploadStepOf(upload.state, 'cancel');
    if (deny !== undefined) throw refusedAs(deny);
    const answer = await terminate();
    await this.parts.runner.advance(workOn(upload), 'cancel');
    return answer;
  }

  /** Reads the photo's state; a photo of a retracted entry is as little wanted as a photo that was taken down. */
  private async standingOf(photo: PhotoRecord): Promise<PhotoStanding> {
    if (photo.state === 'dropped') return photo.state;
    const entry = await this.parts.journal.entry(photo.blog, photo.entry);
    return entry?.state === 'retracted' ? 'gone' : photo.state;
  }

  private async record(upload: UploadRecord): Promise<void> {
    const { photos, uploads } = this.parts;
    const { state: _receiving, ...begun } = upload;
    const recorded = await photos.beginUpload(begun, UNFINISHED_MAX);
    if (recorded.kind === 'too-many') throw this.tooMany(recorded.oldest);
    // A phone that lost an upload's address begins anew: the upload before can only be in the way.
    for (const before of recorded.replaced) await uploads.remove(before.id);
  }

  private tooMany(oldest: UploadRecord): Refused {
    const after = Math.ceil((Date.parse(oldest.at) + RESUMABLE_MS - this.parts.now().getTime()) / 1_000);
    return new Refused('rate-limited', { after: Math.max(1, after), why: 'too-many-photos' });
  }

  private async mayReceive(upload: UploadRecord): Promise<boolean> {
    const { photos, mediaStore, now } = this.parts;
    if (!uploadStepOf(upload.state, 'send-piece').effects.includes('take-bytes')) return false;
    await requireRoom(mediaStore, 0);
    if (await photos.moveUpload(upload.id, ['receiving'], 'receiving', now().toISOString())) return true;
    // Another request may have brought the last byte meanwhile: what was received stays so.
    await this.uploadOf({ id: upload.author }, upload.id);
    return false;
  }

  /** Counts all bytes that a request may bring while it comes, and afterwards those that it brought. */
  private async counted<Answer>(upload: UploadRecord, announced: number, pass: () => Promise<Answer>): Promise<Answer> {
    const { uploads, limits } = this.parts;
    const before = (await uploads.sizeOf(upload.id)) ?? 0;
    const expected = Math.max(0, Math.min(announced, upload.size - before));
    const giveBack = await limits.uploading(upload.device, expected);
    try {
      return await pass();
    } finally {
      const come = ((await uploads.sizeOf(upload.id).catch(() => null)) ?? before) - before;
      await giveBack(expected - come);
    }
  }
}
