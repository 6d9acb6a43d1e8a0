/**
 * Photos on their way from a phone: tus 1.0 with creation and termination, and no way to read anything back. Each request
 * is authorised by itself, as that of the person who began the upload: whoever learns an upload's address can do nothing
 * with it, and learns not even that it is one.
 */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { Metadata } from '@tus/server';
import type { Why } from '../../shared/messages/en/refusals.js';
import { Refused } from '../../shared/refusals.js';
import type { Limits } from '../auth/limits.js';
import { maySendPhoto } from '../auth/may.js';
import type { MediaStore } from '../media/mediaStore.js';
import { RESUMABLE_MS, type PhotoDesk } from '../media/photos.js';
import type { Leases } from '../leases.js';
import type { UploadFolder } from '../media/photos/uploadFolder.js';
import type { Journal, PhotoRecord, Photos, UploadRecord } from '../storage/ports.js';
import type { Access, Signed } from './access.js';
import { NO_STORE } from './caching.js';
import { namedMethod } from './middleware.js';
import { createTus, PIECE, TUS_VERSION, UPLOAD_MAX_BYTES, UPLOADS_PATH, type TusAnswer } from './uploads/tus.js';

export interface UploadParts {
  journal: Journal;
  photos: Photos;
  photoDesk: PhotoDesk;
  uploads: UploadFolder;
  leases: Leases;
  mediaStore: Pick<MediaStore, 'space'>;
  access: Access;
  limits: Limits;
  now: () => Date;
  newId: () => string;
}

const UNFINISHED_MAX = 20;
/** Words are small and photos are not: what is left of the disk is the journal's. */
const SPARE_BYTES = 1_000_000_000;
const SPARE_SHARE = 0.05;

export function uploadRoutes(parts: UploadParts): Router {
  const { photos, photoDesk, uploads, access, limits, now, newId } = parts;
  const tus = createTus(parts);
  const routes = Router();

  routes.use((_request, response, next) => {
    response.set('Tus-Resumable', TUS_VERSION);
    next();
  });

  // The one request that tells nothing of anybody: what is spoken here.
  routes.options(['/', '/:upload'], (_request, response) => {
    const spoken = { 'Tus-Version': TUS_VERSION, 'Tus-Extension': 'creation,termination' };
    send(response, { status: 204, headers: { ...spoken, 'Tus-Max-Size': String(UPLOAD_MAX_BYTES) } });
  });

  routes.post('/', async (request, response) => {
    const actor = await access.signed(request);
    await limits.command(actor.device);
    requireVersion(request, response);
    const photo = await namedPhoto(request, actor);
    const size = announcedSize(request);
    await requireRoom(size);
    await limits.upload(actor.device, size);
    send(response, await begin(actor, photo, size));
  });

  const tellHowFar: RequestHandler = async (request, response) => {
    const upload = await ownUpload(request);
    requireVersion(request, response);
    send(response, upload.state === 'receiving' ? await tus.pass(request, upload, 'HEAD') : received(upload));
  };

  routes.head('/:upload', tellHowFar);

  routes.post('/:upload', (request, response, next) => {
    if (namedMethod(request) === 'HEAD') return tellHowFar(request, response, next);
    next();
  });

  routes.patch('/:upload', async (request, response) => {
    const upload = await ownUpload(request);
    requireVersion(request, response);
    requirePiece(request);
    if (upload.state !== 'receiving') return sendReceived(request, response, upload);
    await requireRoom(0);
    // Another request may have brought the last byte meanwhile: what was received stays so.
    if (!(await photos.moveUpload(upload.id, ['receiving'], 'receiving', now().toISOString())))
      return sendReceived(request, response, await ownUpload(request));
    const answer = await receive(request, upload);
    if (answer.headers['upload-offset'] === String(upload.size)) await photoDesk.take(upload);
    send(response, answer);
  });

  routes.delete('/:upload', async (request, response) => {
    const upload = await ownUpload(request);
    requireVersion(request, response);
    // What was received is a photo already: a revision of its entry drops it.
    if (upload.state !== 'receiving') throw new Refused('conflict', { why: 'received-already' });
    const answer = await tus.pass(request, upload, 'DELETE');
    await photoDesk.drop(upload);
    send(response, answer);
  });

  /** The photo that this upload is of: one that this very person may send, and without a file. */
  async function namedPhoto(request: Request, { person }: Signed): Promise<PhotoRecord> {
    const { id = '', blog } = metadataOf(request);
    const photo = await photos.photo(id);
    const isTheirs =
      photo?.blog === blog && photo !== null && photo.state !== 'dropped' && maySendPhoto(person, photo) === null;
    if (!isTheirs) throw new Refused('not-found', { field: 'id' });
    const entry = await parts.journal.entry(photo.blog, photo.entry);
    if (photo.state === 'gone' || entry?.state === 'retracted') throw new Refused('gone', { field: 'id' });
    if (photo.state === 'waiting' || photo.state === 'failed') return photo;
    throw new Refused('conflict', { field: 'id', why: 'photo-here-already' });
  }

  async function requireRoom(size: number): Promise<void> {
    const { free, total } = await parts.mediaStore.space();
    if (free - size < Math.max(SPARE_BYTES, total * SPARE_SHARE)) throw new Refused('storage-low', { after: 60 });
  }

  async function begin({ device, person }: Signed, photo: PhotoRecord, size: number): Promise<TusAnswer> {
    const upload = { id: newId(), photo: photo.id, author: person.id, device, size, at: now().toISOString() };
    await uploads.make(upload.id);
    try {
      const begun = await photos.beginUpload(upload, UNFINISHED_MAX);
      if (begun.kind === 'too-many') throw tooMany(begun.oldest);
      // A phone that lost an upload's address begins anew: the one before can only be in the way.
      for (const before of begun.replaced) await uploads.remove(before.id);
      return await tus.create({ ...upload, state: 'receiving' });
    } catch (error) {
      await photoDesk.drop({ ...upload, state: 'receiving' });
      throw error;
    }
  }

  function tooMany(oldest: UploadRecord): Refused {
    const after = Math.ceil((Date.parse(oldest.at) + RESUMABLE_MS - now().getTime()) / 1_000);
    return new Refused('rate-limited', { after: Math.max(1, after), why: 'too-many-photos' });
  }

  /** All that a request may bring counts while it comes, and afterwards what it brought. */
  async function receive(request: Request, upload: UploadRecord): Promise<TusAnswer> {
    const before = (await uploads.sizeOf(upload.id)) ?? 0;
    const announced = Number(request.get('Content-Length') ?? upload.size);
    const expected = Math.max(0, Math.min(announced, upload.size - before));
    const giveBack = await limits.uploading(upload.device, expected);
    try {
      return await tus.pass(request, upload, 'PATCH');
    } finally {
      const come = ((await uploads.sizeOf(upload.id).catch(() => null)) ?? before) - before;
      await giveBack(expected - come);
    }
  }

  /** Of this person, and not expired: else it is not there, whoever asks. Throws `not-found`. */
  async function ownUpload(request: Request): Promise<UploadRecord> {
    const { person } = await access.signed(request);
    const { upload: id } = request.params;
    const upload = typeof id === 'string' ? await photos.upload(id) : null;
    const isThere = upload?.author === person.id && now().getTime() - Date.parse(upload.at) < RESUMABLE_MS;
    if (upload === null || !isThere) throw new Refused('not-found');
    return upload;
  }

  return routes;
}

/** An upload whose last byte has come: the phone that lost the answer learns so, whatever has become of its file. */
function received({ size }: UploadRecord, status = 200): TusAnswer {
  const bytes = String(size);
  return { status, headers: { 'Upload-Offset': bytes, 'Upload-Length': bytes } };
}

function sendReceived(request: Request, response: Response, upload: UploadRecord): void {
  if (request.get('Upload-Offset') !== String(upload.size)) throw new Refused('conflict', { field: 'Upload-Offset' });
  send(response, received(upload, 204));
}

function send(response: Response, { status, headers }: TusAnswer): void {
  response
    .status(status)
    .set({ ...headers, 'Cache-Control': NO_STORE })
    .end();
}

/** Throws `unsupported` where it is not said that these are bytes of an upload. */
function requirePiece(request: Request): void {
  if (request.get('Content-Type') === PIECE) return;
  throw new Refused('unsupported', { field: 'Content-Type', why: 'piece-of-other-type', values: { type: PIECE } });
}

function requireVersion(request: Request, response: Response): void {
  if (request.get('Tus-Resumable') === TUS_VERSION) return;
  response.set('Tus-Version', TUS_VERSION);
  throw new Refused('version', { why: 'tus-version', values: { version: TUS_VERSION } });
}

/** Throws `invalid` where it is not said in one piece how long the photo is, and `too-large`. */
function announcedSize(request: Request): number {
  const invalid = (field: string, why: Why): Refused => new Refused('invalid', { field, why });
  if (request.get('Upload-Defer-Length') !== undefined) throw invalid('Upload-Defer-Length', 'length-deferred');
  if (request.get('Upload-Concat') !== undefined) throw invalid('Upload-Concat', 'upload-in-parts');
  if (request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0)
    throw invalid('Content-Length', 'bytes-too-early');
  const length = request.get('Upload-Length') ?? '';
  if (!/^\d{1,15}$/.test(length) || Number(length) === 0) throw invalid('Upload-Length', 'no-length');
  if (Number(length) > UPLOAD_MAX_BYTES)
    throw new Refused('too-large', { why: 'photo-too-large', values: { n: UPLOAD_MAX_BYTES / 1_000_000 } });
  return Number(length);
}

/** `id` and `blog`, and nothing else of what is sent: a file's name stays on the phone, whatever the phone does. */
function metadataOf(request: Request): { id?: string; blog?: string } {
  try {
    const { id, blog } = Metadata.parse(request.get('Upload-Metadata'));
    return { id: id ?? undefined, blog: blog ?? undefined };
  } catch {
    throw new Refused('invalid', { field: 'Upload-Metadata', why: 'upload-unnamed' });
  }
}

export { UPLOADS_PATH };
