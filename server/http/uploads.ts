/**
 * Routes of uploads: tus 1.0 with creation and termination, and no way to read anything back. Each request is
 * authorised by itself, as that of the person who began the upload: whoever learns an upload's address can do nothing
 * with it, and does not even learn that it is an upload's.
 */
import { Router, type Request, type Response } from 'express';
import { Metadata } from '@tus/server';
import type { Why } from '../../shared/messages/en/refusals.js';
import { Refused } from '../../shared/refusals.js';
import type { RateLimits } from '../auth/rateLimits.js';
import type { PhotoIntake } from '../media/photos.js';
import type { UploadFolder } from '../media/photos/uploadFolder.js';
import type { Photos, UploadRecord } from '../storage/ports.js';
import type { Access } from './access.js';
import { NO_STORE } from './caching.js';
import { namedMethod } from './middleware.js';
import { Tus, PIECE, TUS_VERSION, UPLOAD_MAX_BYTES, UPLOADS_PATH, type TusAnswer } from './uploads/tus.js';

export interface UploadParts {
  photos: Photos;
  uploads: UploadFolder;
  photoIntake: PhotoIntake;
  access: Access;
  limits: Pick<RateLimits, 'command'>;
  newId: () => string;
}

interface Door extends Pick<UploadParts, 'access' | 'limits'> {
  receiving: PhotoIntake['receiving'];
  tus: Tus;
}

export function uploadRoutes({ photos, uploads, photoIntake, access, limits, newId }: UploadParts): Router {
  const { receiving, locks } = photoIntake;
  const door: Door = { access, limits, receiving, tus: new Tus({ photos, uploads, locks, newId }) };
  const routes = Router();
  routes.use((_request, response, next) => {
    response.set('Tus-Resumable', TUS_VERSION);
    next();
  });
  // This request needs no sign-in: its answer tells the protocol's version and extensions, and nothing of anybody.
  routes.options(['/', '/:upload'], (_request, response) => tellProtocol(response));
  routes.post('/', (request, response) => beginUpload(door, request, response));
  routes.head('/:upload', (request, response) => tellOffset(door, request, response));
  routes.post('/:upload', (request, response, next) =>
    namedMethod(request) === 'HEAD' ? tellOffset(door, request, response) : next(),
  );
  routes.patch('/:upload', (request, response) => receivePiece(door, request, response));
  routes.delete('/:upload', (request, response) => cancelUpload(door, request, response));
  return routes;
}

function tellProtocol(response: Response): void {
  const spoken = { 'Tus-Version': TUS_VERSION, 'Tus-Extension': 'creation,termination' };
  send(response, { status: 204, headers: { ...spoken, 'Tus-Max-Size': String(UPLOAD_MAX_BYTES) } });
}

async function beginUpload(
  { access, limits, receiving, tus }: Door,
  request: Request,
  response: Response,
): Promise<void> {
  const actor = await access.signed(request);
  await limits.command(actor.device);
  requireVersion(request, response);
  const photo = await receiving.photoToSend(actor.person, metadataOf(request));
  send(response, await receiving.begin(actor, photo, announcedSize(request), (upload) => tus.create(upload)));
}

async function tellOffset(door: Door, request: Request, response: Response): Promise<void> {
  const upload = await ownUpload(door, request);
  requireVersion(request, response);
  send(response, door.receiving.isReceived(upload) ? received(upload) : await door.tus.pass(request, upload, 'HEAD'));
}

async function receivePiece(door: Door, request: Request, response: Response): Promise<void> {
  const upload = await ownUpload(door, request);
  requireVersion(request, response);
  requirePiece(request);
  const announced = Number(request.get('Content-Length') ?? upload.size);
  const answer = await door.receiving.receive(upload, announced, () => door.tus.pass(request, upload, 'PATCH'));
  if (answer === null) requireOffsetAtEnd(request, upload);
  send(response, answer ?? received(upload, 204));
}

async function cancelUpload(door: Door, request: Request, response: Response): Promise<void> {
  const upload = await ownUpload(door, request);
  requireVersion(request, response);
  send(response, await door.receiving.cancel(upload, () => door.tus.pass(request, upload, 'DELETE')));
}

/** Finds the upload at this address, where the person of this request began it. Throws `not-found`. */
async function ownUpload({ access, receiving }: Door, request: Request): Promise<UploadRecord> {
  const { person } = await access.signed(request);
  const { upload } = request.params;
  return receiving.uploadOf(person, typeof upload === 'string' ? upload : '');
}

/**
 * Answers for an upload whose last byte has come: a phone that lost the answer learns so, wherever the file is by now.
 */
function received({ size }: UploadRecord, status = 200): Answer {
  const bytes = String(size);
  return { status, headers: { 'Upload-Offset': bytes, 'Upload-Length': bytes } };
}

function requireOffsetAtEnd(request: Request, { size }: UploadRecord): void {
  if (request.get('Upload-Offset') !== String(size)) throw new Refused('conflict', { field: 'Upload-Offset' });
}

type Answer = Pick<TusAnswer, 'status' | 'headers'>;

function send(response: Response, { status, headers }: Answer): void {
  response
    .status(status)
    .set({ ...headers, 'Cache-Control': NO_STORE })
    .end();
}

/** Throws `unsupported` where the request's type is not that of bytes of an upload. */
function requirePiece(request: Request): void {
  if (request.get('Content-Type') === PIECE) return;
  throw new Refused('unsupported', { field: 'Content-Type', why: 'piece-of-other-type', values: { type: PIECE } });
}

function requireVersion(request: Request, response: Response): void {
  if (request.get('Tus-Resumable') === TUS_VERSION) return;
  response.set('Tus-Version', TUS_VERSION);
  throw new Refused('version', { why: 'tus-version', values: { version: TUS_VERSION } });
}

/** Reads the photo's length from the header. Throws `invalid` where there is no plain length, and `too-large`. */
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

/**
 * Takes `id` and `blog`, and nothing else of the metadata: a file's name stays on the phone, whatever the phone does.
 */
function metadataOf(request: Request): { id?: string; blog?: string } {
  try {
    const { id, blog } = Metadata.parse(request.get('Upload-Metadata'));
    return { id: id ?? undefined, blog: blog ?? undefined };
  } catch {
    throw new Refused('invalid', { field: 'Upload-Metadata', why: 'upload-unnamed' });
  }
}

export { UPLOADS_PATH };
