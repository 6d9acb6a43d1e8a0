/** Updates that tests post, and files of photos as the phone sends them. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { SIGN } from '../../server/media/fileRoot.js';

/** Address at which the contract has uploads begin. */
const UPLOADS_PATH = '/api/v1/uploads';

/** Uploads a photo in one piece, signed by these headers; returns the answer to its last byte, or the first refusal. */
export async function uploadPhoto(
  url: string,
  signed: Record<string, string>,
  named: { id: string; blog: string },
  bytes: Buffer,
): Promise<Response> {
  const authorised = { ...signed, ...TUS };
  const made = await fetch(new URL(UPLOADS_PATH, url), {
    method: 'POST',
    headers: { ...authorised, 'Upload-Length': String(bytes.length), 'Upload-Metadata': uploadMetadata(named) },
  });
  const address = made.headers.get('location');
  if (address === null) return made;
  return fetch(new URL(address, url), {
    method: 'PATCH',
    headers: { ...authorised, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  });
}

/** Lists the uploads in a data folder, without the file that shows that their folder is there. */
export async function uploadsIn(folder: string): Promise<string[]> {
  return (await readdir(path.join(folder, 'uploads'))).filter((name) => name !== SIGN);
}

/** Headers of every request of an upload. */
export const TUS = { 'Tus-Resumable': '1.0.0' };

export function uploadMetadata(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

/** Makes a photo as an entry names it. */
export function namedPhoto(fields: Record<string, unknown> = {}): { id: string; alt: string } {
  return { id: randomUUID(), alt: 'A crowd with flags.', ...fields };
}

/** Makes the payload of an update, `fields` on top. */
export function update(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    kind: 'update',
    lang: 'en',
    text: 'People are arriving at the embassy.',
    happenedAt: new Date().toISOString(),
    ...fields,
  };
}
