/** From an upload to a photo that readers see: one at a time, in the order in which they came. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../../../shared/refusals.js';
import type { Newsroom } from '../../newsroom.js';
import { MEDIA_PATH, StoreAway, fileBehind, type PhotoRecord, type UploadRecord } from '../../storage/ports.js';
import type { Pipeline, ReadyPhoto } from '../photo.js';
import type { LetGoParts } from './letGo.js';
import { LOST, mayComeLater, movePhoto, type ReadyMove } from './moves.js';

export interface DevelopingParts extends LetGoParts {
  newsroom: Newsroom;
  pipeline: Pipeline;
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
  const { photos, newsroom, pipeline, mediaStore, uploads, onFault } = parts;
  const waiting = new Map<string, UploadRecord>();
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (const [id, upload] of waiting) {
      if (isClosing()) return;
      await develop(upload);
      waiting.delete(id);
    }
  }

  async function develop(upload: UploadRecord): Promise<void> {
    for (let tries = 0; !isClosing(); tries += 1) {
      try {
        await attempt(upload);
        return;
      } catch (error) {
        if (isClosing()) return;
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

  async function attempt(upload: UploadRecord): Promise<void> {
    const photo = await photos.photo(upload.photo);
    // What was taken down, dropped, or came by another upload meanwhile needs this one no more.
    if (photo === null || !['waiting', 'failed', 'processing'].includes(photo.state)) return end(upload);
    if (photo.state !== 'processing') await movePhoto(newsroom, photo, upload.id, { to: 'processing' });
    if ((await uploads.sizeOf(upload.id)) === null) return giveUp(upload);
    const processed = await pipeline.process(uploads.fileOf(upload.id), await uploads.outFolder(upload.id));
    if (processed.ok) return show(upload, photo, processed);
    await uploads.remove(upload.id);
    await movePhoto(newsroom, photo, upload.id, { to: 'failed', fault: processed.fault });
    await end(upload);
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

  function note(error: unknown): void {
    onFault(error, 'making a photo of an upload');
  }

  function rest(seconds: number): Promise<unknown> {
    return sleep(seconds * 1_000, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
  }

  return {
    add: (upload) => {
      if (isClosing() || waiting.has(upload.id)) return;
      waiting.set(upload.id, upload);
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
