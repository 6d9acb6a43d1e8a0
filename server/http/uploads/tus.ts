/**
 * The tus protocol itself, by a library. The library sees only what it needs: the protocol's own headers, and of the
 * metadata no more than the two fields that we know; a file's name never gets so far. All that the library knows of an
 * upload is the store's row, so there is no second record beside that, on the disk or in memory.
 */
import { PassThrough, Readable } from 'node:stream';
import type { Request } from 'express';
import { FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import { Refused, type RefusalCode } from '../../../shared/refusals.js';
import type { UploadLocks } from '../../media/photos/locks.js';
import type { UploadFolder } from '../../media/photos/uploadFolder.js';
import { isOfDisk } from '../../media/fileRoot.js';
import { FilesAway } from '../../media/mediaStore.js';
import { StoreAway, type Photos, type UploadRecord } from '../../storage/ports.js';
import { lockerOver } from './locker.js';

export const UPLOADS_PATH = '/api/v1/uploads';
export const UPLOAD_MAX_BYTES = 25_000_000;
export const TUS_VERSION = '1.0.0';
/** The type of a piece of an upload. */
export const PIECE = 'application/offset+octet-stream';

/** An answer of the protocol, with no more than may go outward. */
export interface TusAnswer {
  status: number;
  headers: Record<string, string>;
  /** How many bytes have come; null where the answer says nothing of it. */
  offset: number | null;
}

export interface TusParts {
  photos: Photos;
  uploads: UploadFolder;
  locks: UploadLocks;
  newId: () => string;
}

const INWARD = ['tus-resumable', 'upload-offset', 'content-type', 'content-length'] as const;
const OUTWARD = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-metadata', 'location'];

export class Tus {
  /** Ids for the library, which would name an upload when it makes it: ours is made before. */
  private readonly made = new WeakMap<globalThis.Request, string>();
  /** Errors that the library put into a status. */
  private readonly stumbles = new WeakMap<object, unknown>();
  private readonly server: Server;

  constructor(private readonly parts: TusParts) {
    const { photos, uploads, locks, newId } = parts;
    const datastore = new FileStore({ directory: uploads.path, configstore: rowsOf(photos) });
    datastore.extensions = ['creation', 'termination'];
    this.server = new Server({
      path: UPLOADS_PATH,
      datastore,
      locker: lockerOver(locks),
      maxSize: UPLOAD_MAX_BYTES,
      relativeLocation: true,
      namingFunction: (request) => this.made.get(request) ?? newId(),
      onResponseError: (request, error) => {
        this.stumbles.set(request, error);
        return undefined;
      },
    });
  }

  /** The upload's row and its empty file are there already. */
  create({ id, size }: UploadRecord): Promise<TusAnswer> {
    const headers = { 'Tus-Resumable': TUS_VERSION, 'Upload-Length': String(size) };
    const request = new globalThis.Request(addressOf(''), { method: 'POST', headers });
    this.made.set(request, id);
    return this.answerTo(request);
  }

  /**
   * HEAD, PATCH or DELETE of an upload that was there; `method` is the one that is meant, whatever the request came by.
   * Throws `Refused`: `gone` where the upload was let go meanwhile, `unavailable` where nobody hears the answer; and
   * `StoreAway` or `FilesAway` where nothing can be said of it.
   */
  async pass(request: Request, { id }: UploadRecord, method: 'HEAD' | 'PATCH' | 'DELETE'): Promise<TusAnswer> {
    const headers = inwardHeaders(request);
    // A connection that was cut before now says so no more: it would keep the lock, and ask a request that lives to go.
    if (method !== 'DELETE' && request.socket.destroyed) throw new Refused('unavailable');
    if (method !== 'PATCH') return this.passed(new globalThis.Request(addressOf(id), { method, headers }), id);
    const body = bodyOf(request);
    const init = { method, headers, body: body.stream, duplex: 'half' as const };
    return this.passed(new globalThis.Request(addressOf(id), init), id).finally(body.end);
  }

  private async passed(request: globalThis.Request, id: string): Promise<TusAnswer> {
    const { uploads } = this.parts;
    try {
      return await uploads.within(() => this.answerTo(request));
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      // The upload was let go between its first byte and its last, by a takedown for example.
      if ((await uploads.sizeOf(id)) === null) throw new Refused('gone');
      // A file that is there and cannot be removed is not gone.
      if (error instanceof Refused && error.refusal.code === 'not-found')
        throw request.method === 'DELETE' ? unwritable(error) : new Refused('gone');
      throw error;
    }
  }

  private async answerTo(request: globalThis.Request): Promise<TusAnswer> {
    const { status, headers } = await this.server.handleWeb(request);
    if (status >= 400) throw defectIn(this.stumbles.get(request)) ?? refusedBy(status);
    const offset = headers.get('upload-offset');
    return {
      status,
      headers: Object.fromEntries([...headers].filter(([name]) => OUTWARD.includes(name))),
      offset: offset === null ? null : Number(offset),
    };
  }
}

function inwardHeaders(request: Request): Record<string, string> {
  const given = INWARD.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, request.headers[name]]]));
  return Object.fromEntries(given) as Record<string, string>;
}

/** Finds the error that the library did not mean as an answer. */
function defectIn(stumble: unknown): Error | undefined {
  if (isOfDisk(stumble)) return unwritable(stumble);
  if (!(stumble instanceof Error)) return undefined;
  if (stumble instanceof StoreAway) return stumble;
  if (stumble.cause instanceof StoreAway) return stumble.cause;
  return 'status_code' in stumble ? undefined : stumble;
}

function unwritable(cause: unknown): FilesAway {
  return new FilesAway('uploads cannot be read or written', { cause });
}

/** Makes a whole address, since the library wants one; the host is nobody's. */
function addressOf(id: string): string {
  return `http://uploads${UPLOADS_PATH}/${id}`;
}

/**
 * Streams the request's bytes. A connection that is cut ends the stream, so that the bytes that came are kept and the
 * upload goes on from there; and whatever the library does with the stream, the connection stays ours to answer on.
 */
function bodyOf(request: Request): { stream: ReadableStream<Uint8Array>; end: () => void } {
  const bytes = new PassThrough();
  const cut = (): void => void bytes.end();
  request.once('close', cut).once('error', cut).pipe(bytes);
  return {
    stream: Readable.toWeb(bytes) as ReadableStream<Uint8Array>,
    end: () => {
      request.off('close', cut).unpipe(bytes);
      // Bytes that still come are read and forgotten, so that the answer is not lost on its way.
      request.resume();
    },
  };
}

/** Answers the library's questions about uploads from the rows that are there. */
function rowsOf(photos: Photos) {
  return {
    get: async (id: string): Promise<Upload | undefined> => {
      const row = await photos.upload(id);
      return row === null ? undefined : uploadOf(row, await photos.photo(row.photo));
    },
    // The row is made before, with its owner; the length never changes.
    set: () => Promise.resolve(),
    delete: (id: string) => photos.forgetUpload(id),
  };
}

function uploadOf({ id, size, photo, at }: UploadRecord, named: { blog: string } | null): Upload {
  const metadata = named === null ? undefined : { id: photo, blog: named.blog };
  return new Upload({ id, size, offset: 0, metadata, creation_date: at });
}

const REFUSALS_BY_STATUS: Partial<Record<number, RefusalCode>> = {
  400: 'invalid',
  403: 'invalid',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  412: 'version',
  413: 'too-large',
  415: 'unsupported',
  503: 'unavailable',
};

function refusedBy(status: number): Error {
  const code = REFUSALS_BY_STATUS[status];
  // The library uses any other status for an error of the disk alone.
  if (code === undefined) return unwritable(new Error(`an upload could not be written (${status})`));
  if (code === 'conflict') return new Refused(code, { field: 'Upload-Offset', why: 'offset-differs' });
  return code === 'unavailable' ? new Refused(code, { after: 5 }) : new Refused(code);
}
