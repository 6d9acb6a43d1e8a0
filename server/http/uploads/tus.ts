/**
 * The tus protocol itself, by a library. It sees only what it needs: the protocol's own headers, and of the metadata no
 * more than the two fields that we know; a file's name never gets so far. What it knows of an upload is the store's row,
 * so there is no second record beside it, on the disk or in memory.
 */
import { PassThrough, Readable } from 'node:stream';
import type { Request } from 'express';
import { FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import { Refused, type RefusalCode } from '../../../shared/refusals.js';
import type { Leases } from '../../leases.js';
import type { UploadFolder } from '../../media/photos/uploadFolder.js';
import { isOfDisk } from '../../media/fileRoot.js';
import { FilesAway } from '../../media/mediaStore.js';
import { StoreAway, type Photos, type UploadRecord } from '../../storage/ports.js';
import { createLocker } from './locker.js';

export const UPLOADS_PATH = '/api/v1/uploads';
export const UPLOAD_MAX_BYTES = 25_000_000;
export const TUS_VERSION = '1.0.0';
/** The type of a piece of an upload. */
export const PIECE = 'application/offset+octet-stream';

/** What an answer of the protocol carries to the outside. */
export interface TusAnswer {
  status: number;
  headers: Record<string, string>;
}

export interface Tus {
  /** The upload's row and its empty file are there already. */
  create: (upload: UploadRecord) => Promise<TusAnswer>;
  /**
   * HEAD, PATCH or DELETE of an upload that was there; `method` is the one that is meant, whatever the request came by.
   * Throws `Refused`: `gone` where it was let go meanwhile; and `StoreAway` or `FilesAway` where nothing can be said of it.
   */
  pass: (request: Request, upload: UploadRecord, method: 'HEAD' | 'PATCH' | 'DELETE') => Promise<TusAnswer>;
}

export interface TusParts {
  photos: Photos;
  uploads: UploadFolder;
  leases: Leases;
  newId: () => string;
}

const INWARD = ['tus-resumable', 'upload-offset', 'content-type', 'content-length'] as const;
const OUTWARD = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-metadata', 'location'];

export function createTus({ photos, uploads, leases, newId }: TusParts): Tus {
  const datastore = new FileStore({ directory: uploads.path, configstore: rowsOf(photos) });
  datastore.extensions = ['creation', 'termination'];
  // The library names an upload when it makes it, and ours is made before: it is told which.
  const made = new WeakMap<globalThis.Request, string>();
  // What it stumbles over it puts into a status.
  const stumbles = new WeakMap<object, unknown>();
  const server = new Server({
    path: UPLOADS_PATH,
    datastore,
    locker: createLocker(leases),
    maxSize: UPLOAD_MAX_BYTES,
    relativeLocation: true,
    namingFunction: (request) => made.get(request) ?? newId(),
    onResponseError: (request, error) => {
      stumbles.set(request, error);
      return undefined;
    },
  });

  async function answerTo(request: globalThis.Request): Promise<TusAnswer> {
    const { status, headers } = await server.handleWeb(request);
    if (status >= 400) throw defectIn(stumbles.get(request)) ?? refusedBy(status);
    return { status, headers: Object.fromEntries([...headers].filter(([name]) => OUTWARD.includes(name))) };
  }

  async function passed(request: globalThis.Request, id: string): Promise<TusAnswer> {
    try {
      return await uploads.within(() => answerTo(request));
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      // A takedown, say, between the first byte and the last.
      if ((await uploads.sizeOf(id)) === null) throw new Refused('gone');
      // What is there and cannot be removed is not gone.
      if (error instanceof Refused && error.refusal.code === 'not-found')
        throw request.method === 'DELETE' ? unwritable(error) : new Refused('gone');
      throw error;
    }
  }

  return {
    create: ({ id, size }) => {
      const headers = { 'Tus-Resumable': TUS_VERSION, 'Upload-Length': String(size) };
      const request = new globalThis.Request(addressOf(''), { method: 'POST', headers });
      made.set(request, id);
      return answerTo(request);
    },
    pass: (request, { id }, method) => {
      const given = INWARD.flatMap((name) =>
        request.headers[name] === undefined ? [] : [[name, request.headers[name]]],
      );
      const headers = Object.fromEntries(given) as Record<string, string>;
      if (method !== 'PATCH') return passed(new globalThis.Request(addressOf(id), { method, headers }), id);
      const body = bodyOf(request);
      const init = { method, headers, body: body.stream, duplex: 'half' as const };
      return passed(new globalThis.Request(addressOf(id), init), id).finally(body.end);
    },
  };
}

/** The error that the library does not mean as an answer. */
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

/** The host is nobody's: the library only wants a whole address. */
function addressOf(id: string): string {
  return `http://uploads${UPLOADS_PATH}/${id}`;
}

/**
 * The request's bytes. A line that is cut ends them, so that what came before is kept and the upload goes on from there;
 * and whatever the library does with them, the connection stays ours to answer on.
 */
function bodyOf(request: Request): { stream: ReadableStream<Uint8Array>; end: () => void } {
  const bytes = new PassThrough();
  const cut = (): void => void bytes.end();
  request.once('close', cut).once('error', cut).pipe(bytes);
  return {
    stream: Readable.toWeb(bytes) as ReadableStream<Uint8Array>,
    end: () => {
      request.off('close', cut).unpipe(bytes);
      // What still comes is read and forgotten, so that the answer is not lost on its way.
      request.resume();
    },
  };
}

/** What the library asks and says about uploads, from the rows that are there. */
function rowsOf(photos: Photos) {
  return {
    get: async (id: string): Promise<Upload | undefined> => {
      const row = await photos.upload(id);
      return row === null ? undefined : uploadOf(row, await photos.photo(row.photo));
    },
    // Its row is made before, with whose it is; its length never changes.
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
  // Of its own it has this status for an error of the disk alone.
  if (code === undefined) return unwritable(new Error(`an upload could not be written (${status})`));
  if (code === 'conflict') return new Refused(code, { field: 'Upload-Offset', why: 'offset-differs' });
  return code === 'unavailable' ? new Refused(code, { after: 5 }) : new Refused(code);
}
