/**
 * What becomes of an upload. It is looked at when its last byte has come, moves its photo to `processing`, and is decoded
 * in its turn; its file is gone as soon as it is decoded, or found to be no photo. The record says where each photo
 * stands, so that whatever a crash interrupts is taken up again at the next start, and no photo waits for ever.
 */
import type { PhotoFault } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { UploadRecord } from '../storage/ports.js';
import { createDeveloping, type DevelopingParts } from './photos/developing.js';
import { PhotoUndecided } from './photo.js';
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
const NAMES_AT_ONCE = 500;

export function createPhotoDesk(parts: PhotoDeskParts): PhotoDesk {
  const { photos, newsroom, uploads, mediaStore, now, onFault } = parts;
  const developing = createDeveloping(parts);
  const taking = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  async function takeOnce(upload: UploadRecord): Promise<void> {
    const standing = await photos.upload(upload.id);
    const photo = await photos.photo(upload.photo);
    if (standing === null || photo === null) throw new Refused('gone');
    if (standing.state !== 'receiving') return;
    const fault = await faultAtOnce(upload);
    if (fault !== null) {
      await drop(upload);
      await movePhoto(newsroom, photo, upload.id, { to: 'failed', fault });
      throw new Refused('unsupported', { message: fault.message });
    }
    await uploads.settle(upload.id);
    await movePhoto(newsroom, photo, upload.id, { to: 'processing' }, upload.device);
    await photos.moveUpload(upload.id, ['receiving'], 'received', now().toISOString());
    developing.add(upload);
  }

  /** What is no photo is named in the answer to its last byte; what may be one is decoded in its turn. */
  async function faultAtOnce({ id }: UploadRecord): Promise<PhotoFault | null> {
    if (await beginsLikePhoto(uploads.fileOf(id))) return null;
    const processed = await parts.pipeline.process(uploads.fileOf(id), await uploads.outFolder(id));
    return processed.ok ? null : processed.fault;
  }

  async function take(upload: UploadRecord): Promise<void> {
    try {
      await takeOnce(upload);
    } catch (error) {
      if (error instanceof PhotoUndecided) throw new Refused('unavailable', { after: 5 });
      if (error instanceof Refused && !mayComeLater(error)) await drop(upload);
      throw error;
    }
  }

  async function drop({ id }: UploadRecord): Promise<void> {
    await uploads.remove(id);
    await photos.forgetUpload(id);
  }

  async function lookAfter(): Promise<void> {
    await removeLetGo(parts);
    const before = now().getTime() - RESUMABLE_MS;
    for (const upload of await photos.uploads()) {
      if (upload.state !== 'received' && Date.parse(upload.at) < before) await drop(upload);
      else if (upload.state === 'receiving') await takeWhole(upload);
    }
  }

  /** A store that was away, or a server that was killed, when the last byte had come: the phone asks no second time. */
  async function takeWhole(upload: UploadRecord): Promise<void> {
    if (taking.has(upload.id) || !(await isWhole(upload))) return;
    await self.take(upload).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }

  async function recover(): Promise<void> {
    const known = await photos.uploads();
    await uploads.removeAllBut(new Set(known.filter(({ state }) => state !== 'done').map(({ id }) => id)));
    await removeOrphans();
    const received = known.filter(({ state }) => state === 'received');
    for (const upload of received) developing.add(upload);
    const comes = new Set(received.map(({ photo }) => photo));
    // Whole, but not known as received: the process ended between the photo's move and the upload's.
    for (const upload of known) if (upload.state === 'receiving' && (await isWhole(upload))) comes.add(upload.photo);
    // Decoded and removed, and the process ended before that was stored: its reporter is told.
    for (const photo of await photos.processing()) {
      if (comes.has(photo.id)) continue;
      await movePhoto(newsroom, photo, parts.newId(), { to: 'failed', fault: LOST });
    }
  }

  async function isWhole({ id, size }: UploadRecord): Promise<boolean> {
    return (await uploads.sizeOf(id)) === size;
  }

  /** Files that were put when the process ended, before any photo held them. */
  async function removeOrphans(): Promise<void> {
    let names: string[] = [];
    const removeUnheld = async (): Promise<void> => {
      const held = new Set(await photos.heldAmong(names));
      for (const name of names.filter((each) => !held.has(each))) await mediaStore.remove(name);
      names = [];
    };
    for await (const name of mediaStore.names()) {
      names.push(name);
      if (names.length >= NAMES_AT_ONCE) await removeUnheld();
    }
    await removeUnheld();
  }

  const self: PhotoDesk = {
    take: (upload) => {
      const under = taking.get(upload.id) ?? take(upload).finally(() => taking.delete(upload.id));
      taking.set(upload.id, under);
      return under;
    },
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
      // First what may take long: whoever waits for a photo to be decoded waits no longer then.
      await developing.close();
      await Promise.allSettled(taking.values());
      await looking;
    },
  };
  return self;
}
