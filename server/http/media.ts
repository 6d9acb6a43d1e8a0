/**
 * Sends photos' files. The journal is asked at every request who may see one, and never the disk: so a photo that was
 * taken down is gone from here with the change itself.
 */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { isForReaders } from '../../shared/may.js';
import { Refused } from '../../shared/refusals.js';
import { belongsTo } from '../auth/may.js';
import { isMissing } from '../media/fileRoot.js';
import type { MediaFile, MediaStore } from '../media/mediaStore.js';
import type { PhotoFileRecord, Photos } from '../storage/ports.js';
import type { Access } from './access.js';
import { hasAlready } from './knownTag.js';
import { NO_INDEX } from './liveFeed.js';
import { setDeskHeaders } from './middleware.js';
import { tagHeaders } from './cacheTags.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface MediaParts {
  photos: Photos;
  mediaStore: MediaStore;
  access: Access;
  headers: SecurityHeaders;
}

/** A shared cache asks again within the minute in which a takedown has to be through (rule T1). */
export const FILE_CACHE = 'public, max-age=300, s-maxage=60';
export const DESKS_FILE_CACHE = 'private, no-store';

const TYPES: Partial<Record<string, string>> = { webp: 'image/webp', jpg: 'image/jpeg' };

export function mediaRoutes({ photos, mediaStore, access, headers }: MediaParts): Router {
  const routes = Router();
  routes.get('/media/:address', async (request, response) => {
    const file = await fileAt(photos, request);
    requireShown(file);
    response.set(tagHeaders(file.blog));
    if (file.visibility !== 'public') response.set(NO_INDEX);
    await sendFile(mediaStore, request, response, file, FILE_CACHE);
  });
  routes.get('/desk/media/:address', setDeskHeaders(headers.desk), async (request, response) => {
    const { person } = await access.signed(request);
    const file = await fileAt(photos, request);
    if (!belongsTo(person, file.blog)) throw new Refused('not-found');
    if (file.photo === 'gone') throw new Refused('gone');
    await sendFile(mediaStore, request, response, file, DESKS_FILE_CACHE);
  });
  return routes;
}

async function fileAt(photos: Photos, request: Request): Promise<PhotoFileRecord> {
  const { address } = request.params;
  const file = typeof address === 'string' && address.length < 100 ? await photos.file(address) : null;
  if (file === null) throw new Refused('not-found');
  return file;
}

async function sendFile(
  mediaStore: MediaStore,
  request: Request,
  response: Response,
  { name, held }: PhotoFileRecord,
  cache: string,
): Promise<void> {
  const type = TYPES[name.split('.')[1] ?? ''];
  const file = held && type !== undefined ? await mediaStore.open(name) : null;
  if (file === null || type === undefined) throw new Refused('not-found');
  // The bytes at an address never change, so the file's name is as good as a digest of them.
  const etag = `"${name}"`;
  response.set({ 'Cache-Control': cache, ETag: etag, 'Content-Type': type });
  if (hasAlready(request.get('If-None-Match'), etag)) return void response.status(304).end();
  if (request.method === 'HEAD') return void response.set('Content-Length', String(file.size)).end();
  await sendBytes(response, file);
}

async function sendBytes(response: Response, file: MediaFile): Promise<void> {
  const bytes = await begun(file.stream()).catch((error: unknown) => {
    // The ETag is of the file, and not of the answer that stands in its place.
    response.removeHeader('ETag');
    throw error;
  });
  response.set('Content-Length', String(file.size));
  await pipeline(bytes, response).catch((error: unknown) => {
    if (!isReadersOwn(error)) throw error;
  });
}

/**
 * Answers like the page of the photo's entry: a photo that readers never saw is not there, and a photo that they saw
 * and may not see any more is gone.
 */
function requireShown(file: PhotoFileRecord): void {
  const { entry, photo, wasPublic } = file;
  if (!isForReaders(file) || !wasPublic) throw new Refused('not-found');
  if (entry !== 'published' || photo === 'gone') throw new Refused('gone');
}

/** Waits for the first bytes: while nothing is sent yet, there can be another answer. Throws `gone`. */
async function begun(bytes: Readable): Promise<Readable> {
  await once(bytes, 'readable').catch((error: unknown) => {
    // The photo was taken down since its name was asked for.
    throw isMissing(error) ? new Refused('gone') : error;
  });
  return bytes;
}

/** Whether the reader left before all bytes had come. */
function isReadersOwn(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
