/** A server for uploads, and requests as a phone makes them. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { UPLOADS_PATH } from '../../../../server/http/uploads.js';
import { photo } from '../../../support/photos.js';
import { TUS, namedPhoto, startRally, uploadMetadata, type Rally } from '../../../support/rally.js';

export const ahead = { ms: 0 };
const ROOMY = { free: 50e9, total: 100e9 };
export const disk = { ...ROOMY };
export let rally: Rally;
export let blog: string;
export let token: string;
export let picture: Buffer;

/** Starts a server for the tests of a file, with a new blog for each; a test moves its clock and fills its disk. */
export function serveUploads(): void {
  beforeAll(async () => {
    picture = await photo({ width: 640, height: 480 });
    rally = await startRally({
      now: () => new Date(Date.now() + ahead.ms),
      space: () => Promise.resolve({ ...disk }),
    });
  });
  afterAll(() => rally.stop(), 15_000);
  beforeEach(async () => {
    blog = await rally.blog();
    token = await rally.token(blog, 'Ann');
  });
  beforeEach(async () => (before = new Set(await readdir(path.join(rally.folder, 'uploads')))));
  afterEach(() => {
    Object.assign(disk, ROOMY);
    ahead.ms = 0;
  });
}

/** Posts an entry of this person that names so many photos; returns their ids. */
export async function named(count = 1, by = token): Promise<string[]> {
  const media = Array.from({ length: count }, () => namedPhoto());
  await rally.post(by, blog, { media });
  return media.map(({ id }) => id);
}

export interface Asked {
  by?: string;
  length?: number | null;
  metadata?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
}

export function create(id: string, { by = token, length = picture.length, metadata = {}, headers = {} }: Asked = {}) {
  const announced: Record<string, string> = length === null ? {} : { 'Upload-Length': String(length) };
  const about = { 'Upload-Metadata': uploadMetadata({ id, blog, ...metadata }) };
  return rally.send(by, 'POST', UPLOADS_PATH, undefined, { ...TUS, ...announced, ...about, ...headers });
}

export const addressOf = (made: Response): string => made.headers.get('location') ?? 'refused';
export const asked = (method: string, address: string, headers: Record<string, string> = {}, by = token) =>
  rally.send(by, method, address, undefined, { ...TUS, ...headers });

const PIECE = 'application/offset+octet-stream';

export function patch(address: string, offset: number, bytes: Buffer, by = token, piece = PIECE): Promise<Response> {
  const type = { 'Content-Type': piece, 'Upload-Offset': String(offset) };
  return fetch(new URL(address, rally.url), {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${by}`, ...TUS, ...type },
    body: new Uint8Array(bytes),
  });
}

export async function outcome(response: Response): Promise<[number, unknown]> {
  const text = await response.text();
  return [response.status, text === '' ? null : (JSON.parse(text) as { code: string }).code];
}

/** Names the files in the folder of uploads that were not there before the test. */
export const inFolder = async (): Promise<string[]> => {
  const names = await readdir(path.join(rally.folder, 'uploads'));
  return names.filter((name) => !before.has(name));
};
let before = new Set<string>();
