/**
 * What becomes of an upload. It is looked at when its last byte has come, moves its photo to `processing`, and is decoded
 * in its turn; its file is gone as soon as it is decoded, or found to be no photo. The record says where each photo
 * stands, so that whatever a crash interrupts is taken up again, by another instance or at the next start, and no photo waits
 * for ever.
 */
import type { PhotoFault } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { UploadRecord } from '../storage/ports.js';
import { isMissing } from './fileRoot.js';
import { createDeveloping, type DevelopingParts } from './photos/developing.js';
import { PhotoUndecided } from './photo.js';
import type { Lease } from '../leases.js';
import { createPatience, PATIENCE_MS } from './photos/patience.js';
import { removeLetGo } from './photos/letGo.js';
import { beginsLikePhoto } from './photos/looks.js';
import { LOST, mayComeLater, movePhoto } from './photos/moves.js';

export interface PhotoDeskParts extends DevelopingParts {
  newId: () => string;
}

export interface PhotoDesk {
  /**
   * Takes an upload whose last byte has come; again does nothing. Throws `unsupported` where it is no photo, `gone` or
   * `conflict` where its photo needs it no more, `unauthenticated` where its device was revoked: nothing of it is kept
   * then. Throws `unavailable` where the store is away: the upload is kept, and taken later.
   */
  take: (upload: UploadRecord) => Promise<void>;
  /** Ends an upload: nothing of it stays. */
  drop: (upload: UploadRecord) => Promise<void>;
  /** Takes up what an earlier process left, and begins to look after what comes. */
  start: () => Promise<void>;
  close: () => Promise<void>;
}

/** How long an upload that stopped can be resumed, and one that was received can be asked about. */
export const RESUMABLE_MS = 60 * 60_000;
const LOOK_AFTER_EVERY_MS = 2_000;
/** Somebody else's work on an upload's last byte is a look, or at most the decoding of one file. */
const TAKE_WITHIN_MS = 60_000;
const HOUR_MS = 3_600_000;
const NAMES_AT_ONCE = 500;

export function createPhotoDesk(parts: PhotoDeskParts): PhotoDesk {
  const { photos, newsroom, uploads, mediaStore, leases, alone, now, onFault } = parts;
  const developing = createDeveloping(parts);
  const isForgotten = createPatience(PATIENCE_MS);
  const closing = new AbortController();
  let sweptAt: number | null = null;
  const taking = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  async function takeOnce(upload: UploadRecord, lease: Lease): Promise<void> {
    const standing = await photos.upload(upload.id);
    const photo = await photos.photo(upload.photo);
    if (standing === null || photo === null) throw new Refused('gone');
    if (standing.state !== 'receiving') return;
    const fault = await faultAtOnce(upload);
    if (lease.lost.aborted) throw new Refused('unavailable', { after: 5 });
    if (fault !== null) {
      await drop(upload);
      await movePhoto(newsroom, photo, upload.id, { to: 'failed', fault });
      throw new Refused('unsupported', { why: `photo-${fault.kind ?? fault.code}` });
    }
    await uploads.settle(upload.id);
    await movePhoto(newsroom, photo, upload.id, { to: 'processing' }, upload.device);
    await photos.moveUpload(upload.id, ['receiving'], 'received', now().toISOString());
  }

  /** What is no photo is named in the answer to its last byte; what may be one is decoded in its turn. */
  async function faultAtOnce({ id }: UploadRecord): Promise<PhotoFault | null> {
    if (await uploads.within(() => beginsLikePhoto(uploads.fileOf(id)))) return null;
    const processed = await parts.pipeline.process(uploads.fileOf(id), await uploads.outFolder(id));
    return processed.ok ? null : processed.fault;
  }

  /** `leased`: whoever works on it besides is another instance. null where it goes on doing so. */
  async function take(upload: UploadRecord, leased: () => Promise<Lease | null>): Promise<void> {
    const lease = await leased();
    if (lease === null) throw new Refused('unavailable', { after: 5 });
    try {
      await takeOnce(upload, lease);
    } catch (error) {
      if (error instanceof PhotoUndecided) throw new Refused('unavailable', { after: 5 });
      // Taken down, dropped or sent anew while its last byte came.
      if (isMissing(error)) throw new Refused('gone');
      if (error instanceof Refused && !mayComeLater(error)) await drop(upload);
      throw error;
    } finally {
      await lease.release();
    }
    // Only now: it is made under a lease of its own. Again does nothing.
    developing.add(upload);
  }

  /** Once at a time in this process: whoever asks besides hears the same. */
  function takeTogether(upload: UploadRecord, leased: () => Promise<Lease | null>): Promise<void> {
    const under = taking.get(upload.id) ?? take(upload, leased).finally(() => taking.delete(upload.id));
    taking.set(upload.id, under);
    return under;
  }

  async function patiently({ id }: UploadRecord): Promise<Lease | null> {
    const until = AbortSignal.any([closing.signal, AbortSignal.timeout(TAKE_WITHIN_MS)]);
    try {
      return await leases.await(id, until);
    } catch (error) {
      if (until.aborted) return null;
      throw error;
    }
  }

  async function drop({ id }: UploadRecord): Promise<void> {
    await uploads.remove(id);
    await photos.forgetUpload(id);
  }

  /** Each by itself: where one cannot be done for now, the others are. */
  async function lookAfter(): Promise<void> {
    for (const step of [() => removeLetGo(parts), lookAtUploads, () => endForgotten(isForgotten), sweepInTime])
      await step().catch((error: unknown) => onFault(error, 'looking after photos'));
  }

  async function lookAtUploads(): Promise<void> {
    const before = now().getTime() - RESUMABLE_MS;
    for (const upload of await photos.uploads()) {
      if (upload.state !== 'received' && Date.parse(upload.at) < before) await drop(upload);
      else if (upload.state === 'receiving') await takeWhole(upload);
      // Received by any instance, and made a photo by whichever lives and gets to it first.
      else if (upload.state === 'received') developing.add(upload);
    }
  }

  /** A store that was away, or a server that was killed, when the last byte had come: the phone asks no second time. */
  async function takeWhole(upload: UploadRecord): Promise<void> {
    if (taking.has(upload.id) || !(await isWhole(upload))) return;
    await takeTogether(upload, () => leases.take(upload.id)).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }

  async function recover(): Promise<void> {
    await sweep(alone ? 0 : HOUR_MS);
    for (const upload of await photos.uploads('received')) developing.add(upload);
    await endForgotten(alone ? () => true : isForgotten);
  }

  /** Once an hour, where others may leave something, and where the folders were away at the start. */
  async function sweepInTime(): Promise<void> {
    if (sweptAt === null || (!alone && performance.now() - sweptAt > HOUR_MS)) await sweep(HOUR_MS);
  }

  /** Whatever no upload and no photo holds, and was there for long: what is new may be under way. */
  async function sweep(olderThan: number): Promise<void> {
    const known = await photos.uploads();
    await uploads.removeAllBut(new Set(known.filter(({ state }) => state !== 'done').map(({ id }) => id)), olderThan);
    await removeOrphans(olderThan);
    sweptAt = performance.now();
  }

  /** Photos that are being decoded, as the record has it, and of which nothing is left: their reporters are told. */
  async function endForgotten(isLost: (photo: string) => boolean): Promise<void> {
    const processing = await photos.processing();
    if (processing.length === 0) return;
    const comes = new Set<string>();
    for (const upload of await photos.uploads())
      // One that is whole, but not known as received: it stands between the photo's move and its own.
      if (upload.state === 'received' || (upload.state === 'receiving' && (await isWhole(upload))))
        comes.add(upload.photo);
    for (const photo of processing) {
      if (comes.has(photo.id) || !isLost(photo.id)) continue;
      await movePhoto(newsroom, photo, parts.newId(), { to: 'failed', fault: LOST });
    }
  }

  async function isWhole({ id, size }: UploadRecord): Promise<boolean> {
    return (await uploads.sizeOf(id)) === size;
  }

  /** Files that were put when the process ended, before any photo held them. */
  async function removeOrphans(olderThan: number): Promise<void> {
    let names: string[] = [];
    const removeUnheld = async (): Promise<void> => {
      const held = new Set(await photos.heldAmong(names));
      for (const name of names.filter((each) => !held.has(each))) await mediaStore.remove(name);
      names = [];
    };
    for await (const name of mediaStore.names(olderThan)) {
      names.push(name);
      if (names.length >= NAMES_AT_ONCE) await removeUnheld();
    }
    await removeUnheld();
  }

  return {
    take: (upload) => takeTogether(upload, () => patiently(upload)),
    drop,
    start: async () => {
      await recover().catch((error: unknown) => onFault(error, 'taking up photos'));
      timer = setInterval(() => {
        looking ??= lookAfter()
          .catch((error: unknown) => onFault(error, 'looking after photos'))
          .finally(() => (looking = null));
      }, LOOK_AFTER_EVERY_MS);
    },
    close: async () => {
      clearInterval(timer);
      closing.abort();
      // First what may take long: whoever waits for a photo to be decoded waits no longer then.
      await developing.close();
      await Promise.allSettled(taking.values());
      await looking;
    },
  };
}
