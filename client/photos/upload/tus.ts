/** Requests and answers of an upload (tus 1.0): what each request says, whose word an answer is, and what it says. */
import type { Refusal, RefusalCode } from '../../../shared/refusals.js';
import { parsed, refusalIn } from '../../account/request.js';
import type { Asked, Said } from './exchange.js';
import type { PhotoToSend } from './terms.js';

const ENDPOINT = '/api/v1/uploads';
const SPOKEN = { 'Tus-Resumable': '1.0.0', 'X-Rallyline': '1' };

/** Asks for an address to which the photo's bytes can go. */
export function beginning(origin: string, { command, blog }: PhotoToSend, bytes: number): Asked {
  // Ids and slugs are plain letters, digits and hyphens.
  const metadata = `id ${btoa(command)},blog ${btoa(blog)}`;
  const headers = { ...SPOKEN, 'Upload-Length': String(bytes), 'Upload-Metadata': metadata };
  return { method: 'POST', url: origin + ENDPOINT, headers, body: null };
}

/** Asks how many bytes the server has. */
export function question(url: string): Asked {
  return { method: 'HEAD', url, headers: SPOKEN, body: null };
}

export function piece(url: string, at: number, body: Blob): Asked {
  const type = { 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream' };
  return { method: 'PATCH', url, headers: { ...SPOKEN, ...type }, body };
}

const CODE_OF: Readonly<Record<number, RefusalCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  415: 'unsupported',
  423: 'conflict',
  426: 'version',
  429: 'rate-limited',
  503: 'unavailable',
  507: 'storage-low',
};

/** The code of an answer, also without a body, as the answer to HEAD is; `named`: the whole refusal where it has one. */
export function refusalOf({ status, text }: Said): { code: RefusalCode | undefined; named: Refusal | null } {
  const named = refusalIn(parsed(text));
  return { named, code: named?.code ?? CODE_OF[status] };
}

/** Whether an answer is our server's: all that answers an upload says which tus it speaks; what else is on the way does not. */
export function isOurs({ header }: Said): boolean {
  return header('Tus-Resumable') !== null;
}

/** Bytes that the server says it has; null where the answer does not say so. */
export function offsetIn({ status, header }: Said): number | null {
  const offset = Number(header('Upload-Offset') ?? NaN);
  return status >= 300 || Number.isNaN(offset) ? null : offset;
}

/** The server may know itself by another name than this page does (a proxy before it): its bytes go to our own origin. */
export function atHome(address: string, origin: string): string {
  const { pathname, search } = new URL(address, origin);
  return origin + pathname + search;
}
