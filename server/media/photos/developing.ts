/**
 * From an upload to a photo that readers see: one at a time, in the order in which they came. Among instances whoever's
 * turn comes first makes the photo, under a lease. One that lost its lease without knowing may make it a second time, and
 * is refused: the change that shows a photo is one command, whose other addresses are another content (rule J3).
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../../../shared/refusals.js';
import type { Newsroom } from '../../newsroom.js';
import { MEDIA_PATH, StoreAway, fileBehind, type PhotoRecord, type UploadRecord } from '../../storage/ports.js';
import type { Pipeline, ReadyPhoto } from '../photo.js';
import type { Lease, Leases } from '../../leases.js';
import type { LetGoParts } from './letGo.js';
import { createPatience, PATIENCE_MS } from './patience.js';
import { LOST, mayComeLater, movePhoto, type ReadyMove } from './moves.js';

export interface DevelopingParts extends LetGoParts {
  newsroom: Newsroom;
  pipeline: Pipeline;
  leases: Leases;
  /** Whether no other process works over this store. */
  alone: boolean;
  now: () => Date;
  onFault: (error: unknown, where: string) => void;
}

export interface Developing {
  add: (upload: UploadRecord) => void;
  /** Ends what is under way; what is not done then is taken up by the process that comes next. */
  close: () => Promise<void>;
}

/** What fails for reasons that are not the photo's is tried again after so many seconds each, then given up. */
const TRY_AGAIN_S = [2, 5, 15, 30];

export function createDeveloping(parts: DevelopingParts): Developing {
  const { photos, newsroom, pipeline, mediaStore, uploads, leases, onFault } = parts;
  const isLost = createPatience(parts.alone ? 0 : PATIENCE_MS);
  const waiting = new Map<string, UploadRecord>();
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (const [id, upload] of waiting) {
      if (isClosing()) return;
      await developAlone(upload).catch(note);
      waiting.delete(id);
    }
  }

  /** What another instance works on, or has done, is not ours; should that one end, the look-after brings it again. */
  async function developAlone(upload: UploadRecord): Promise<void> {
    const lease = await leases.take(upload.id);
    if (lease === null) return;
    try {
      const standing = await photos.upload(upload.id);
      if (standing?.state === 'received') await develop(standing, lease);
    } finally {
      await lease.release();
    }
  }

  async function develop(upload: UploadRecord, lease: Lease): Promise<void> {
    for (let tries = 0; !isClosing(); tries += 1) {
      try {
        await attempt(upload, lease);
        return;
      } catch (error) {
        if (isClosing() || lease.lost.aborted) return;
        if (error instanceof Refused && !mayComeLater(error)) return await end(upload).catch(note);
        // One that was let go meanwhile took its file with it, and failed of nothing else.
        if (await isUnwanted(upload)) continue;
        note(error);
        if (tries >= TRY_AGAIN_S.length && !isAway(error)) return await giveUp(upload).catch(note);
        await rest(TRY_AGAIN_S[tries] ?? 30);
      }
    }
  }

  async function isUnwanted({ photo: id }: UploadRecord): Promise<boolean> {
    const photo = await photos.photo(id).catch(() => null);
    return photo?.state === 'gone' || photo?.state === 'dropped';
  }

  async function attempt(upload: UploadRecord, lease: Lease): Promise<void> {
    const photo = await photos.photo(upload.photo);
    // What was taken down, dropped, or came by another upload meanwhile needs this one no more.
    if (photo === null || !['waiting', 'failed', 'processing'].includes(photo.state)) return end(upload);
    if (photo.state !== 'processing') await movePhoto(newsroom, photo, upload.id, { to: 'processing' });
    if (!(await isThere(upload))) return giveUpInTime(upload);
    const processed = await pipeline
      .process(uploads.fileOf(upload.id), await uploads.outFolder(upload.id))
      .catch(saying);
    lease.lost.throwIfAborted();
    if (processed.ok) return show(upload, photo, processed);
    // One that went meanwhile is no worse for that: another made a photo of it, or let it go.
    if (!(await isThere(upload))) return giveUpInTime(upload);
    await uploads.remove(upload.id);
    await movePhoto(newsroom, photo, upload.id, { to: 'failed', fault: processed.fault });
    await end(upload);
  }

  /** What was not decoded while its folder is away says nothing of the photo. */
  async function saying(error: unknown): Promise<never> {
    await uploads.within(() => Promise.resolve());
    throw error;
  }

  async function isThere({ id }: UploadRecord): Promise<boolean> {
    return (await uploads.sizeOf(id)) !== null;
  }

  /** Another instance may have the photo made, and wait for the store to take it: it is asked for again when it does not come. */
  async function giveUpInTime(upload: UploadRecord): Promise<void> {
    if (isLost(upload.id)) await giveUp(upload);
  }

  /**
   * The upload is removed as soon as its files are safe, before anything else can fail: it alone holds what the camera
   * knew of place and device. Should the process end before the change is stored, the photo is asked for again.
   */
  async function show(upload: UploadRecord, photo: PhotoRecord, made: ReadyPhoto): Promise<void> {
    const { move, names } = await putFiles(made);
    await uploads.remove(upload.id);
    try {
      await untilThere(() => movePhoto(newsroom, photo, upload.id, move));
    } catch (error) {
      // Taken down or dropped while it was decoded: no photo holds these, and no address was ever told.
      if (!isClosing()) for (const name of names) await mediaStore.remove(name);
      throw error;
    }
    await end(upload);
  }

  /** Each file at a random address of its own. */
  async function putFiles({
    width,
    height,
    placeholder,
    files,
  }: ReadyPhoto): Promise<{ move: ReadyMove; names: string[] }> {
    const sources: ReadyMove['sources'] = [];
    const names: string[] = [];
    for (const file of files) {
      const address = `${randomBytes(16).toString('hex')}.${file.type === 'image/webp' ? 'webp' : 'jpg'}`;
      names.push(fileBehind(address));
      await mediaStore.put(fileBehind(address), file.path);
      sources.push({ type: file.type, width: file.width, src: MEDIA_PATH + address });
    }
    return { move: { to: 'ready', width, height, placeholder, sources }, names };
  }

  /** A store that is away is waited for: the upload is gone already, and the photo only here. */
  async function untilThere(move: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await move();
        return;
      } catch (error) {
        if (!mayComeLater(error) || isClosing()) throw error;
        await rest(2);
      }
    }
  }

  async function giveUp(upload: UploadRecord): Promise<void> {
    await uploads.remove(upload.id);
    const photo = await photos.photo(upload.photo);
    if (photo?.state === 'processing') await movePhoto(newsroom, photo, upload.id, { to: 'failed', fault: LOST });
    await end(upload);
  }

  async function end({ id }: UploadRecord): Promise<void> {
    await uploads.remove(id);
    await photos.moveUpload(id, ['receiving', 'received'], 'done', parts.now().toISOString());
  }

  /** What the newsroom refused is no fault; and where its store is away, it has said so itself. */
  function note(error: unknown): void {
    if (!(error instanceof Refused)) onFault(error, 'making a photo of an upload');
  }

  function rest(seconds: number): Promise<unknown> {
    return sleep(seconds * 1_000, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
  }

  return {
    add: (upload) => {
      if (isClosing()) return;
      if (!waiting.has(upload.id)) waiting.set(upload.id, upload);
      // Also for one that waits already: it may have come while the work before it ended.
      working ??= work().finally(() => (working = null));
    },
    close: async () => {
      closing.abort();
      await pipeline.close();
      await working;
    },
  };
}

function isAway(error: unknown): boolean {
  return error instanceof StoreAway || mayComeLater(error);
}
