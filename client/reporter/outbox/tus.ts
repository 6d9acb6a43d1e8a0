/** Requests and answers of an upload (tus 1.0): by which method each goes, whose word an answer is, and what it says. */
import { DefaultHttpStack, type HttpRequest, type HttpResponse } from 'tus-js-client';
import { METHOD_OVERRIDE } from '../../../shared/protocol/desk.js';
import type { Refusal, RefusalCode } from '../../../shared/refusals.js';
import type { Methods } from '../../account/methods.js';
import { refusalIn } from '../../account/request.js';

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
export function refusalOf(response: HttpResponse): { code: RefusalCode | undefined; named: Refusal | null } {
  const named = refusalIn(parsed(response.getBody()));
  return { named, code: named?.code ?? CODE_OF[response.getStatus()] };
}

/** Whether an answer is our server's: all that answers an upload says which tus it speaks; what else is on the way does not. */
export function isOurs(response: HttpResponse): boolean {
  return (response.getHeader('Tus-Resumable') ?? null) !== null;
}

/** Bytes that the server says it has; null where the answer does not say so. */
export function offsetIn(response: HttpResponse): number | null {
  const offset = Number(response.getHeader('Upload-Offset') ?? NaN);
  return response.getStatus() >= 300 || Number.isNaN(offset) ? null : offset;
}

/**
 * Whether the upload is locked, or further than this phone thinks. A conflict at the beginning is another thing: the photo
 * is there already.
 */
export function isOfBytes(request: HttpRequest, code: RefusalCode | undefined): boolean {
  return code === 'conflict' && methodOf(request) !== 'POST';
}

export function requestBy(methods: Methods, method: string, url: string): HttpRequest {
  const sent = methods.asSent(method);
  const request = new DefaultHttpStack({}).createRequest(sent.method, url);
  for (const [name, value] of Object.entries(sent.headers)) request.setHeader(name, value);
  return request;
}

/** The method that was meant. */
export function methodOf(request: HttpRequest): string {
  return request.getHeader(METHOD_OVERRIDE) ?? request.getMethod();
}

/** The server may know itself by another name than this page does (a proxy before it): its bytes go to our own origin. */
export function atHome(address: string | null, origin: string): string | null {
  if (address === null) return null;
  const { pathname, search } = new URL(address, origin);
  return origin + pathname + search;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
