/** Requests to our own server. Nothing throws: a failed network is an answer, too. */
import { isObject } from '../../shared/entry/patch.js';
import { REFUSALS, type Refusal } from '../../shared/refusals.js';
import { isRefusalOfMethod, Methods } from './methods.js';

/** `lost`: no answer came back, or something that is none of our server's. */
export type Reply<Value> = { kind: 'ok'; value: Value } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

export type Failed = Exclude<Reply<unknown>, { kind: 'ok' }>;

export interface Request {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown> | undefined;
  /** The longest wait for the answer, ms. */
  patience?: number;
}

export interface Requests {
  /** The answer as it came; null where the network failed, or something else spoke. */
  raw: (request: Request) => Promise<Said | null>;
  reply: <Value>(method: string, path: string, body?: Record<string, unknown>) => Promise<Reply<Value>>;
  /** The bytes of a file; null where it does not come. */
  file: (path: string) => Promise<Blob | null>;
}

interface Said {
  status: number;
  /** The parsed JSON; undefined where the answer is none. */
  body: unknown;
}

const TIMEOUT_MS = 15_000;

/** The manner of every request: the session's cookie goes along, and nothing comes from a cache. */
export const REQUEST = { credentials: 'same-origin', cache: 'no-store' } as const;

/**
 * `methods`: the knowledge of this network, shared by all that send over it. `more`: the headers of the session that this
 * page has at the time, for every request.
 */
export function requestsBy(
  fetchIt: typeof fetch,
  methods = new Methods(),
  more: () => Record<string, string> = () => ({}),
): Requests {
  async function raw(request: Request): Promise<Said | null> {
    const said = await once({ ...request, headers: { ...request.headers, ...more() } }, { fetchIt, methods });
    if (said === 'silence') {
      // A request that waited in vain is not repeated: the next one goes the other way.
      methods.failed(request.method, false);
      return null;
    }
    if (said !== null && isOurs(said)) methods.answered(request.method);
    else if (methods.failed(request.method, said !== null && isRefusalOfMethod(said.status))) return raw(request);
    return said?.body === undefined ? null : said;
  }

  async function reply<Value>(method: string, path: string, body?: Record<string, unknown>): Promise<Reply<Value>> {
    return replyOf<Value>(await raw({ method, path, body }));
  }

  async function file(path: string): Promise<Blob | null> {
    try {
      const response = await fetchIt(path, { ...REQUEST, headers: { ...more(), 'X-Rallyline': '1' } });
      return response.ok ? await response.blob() : null;
    } catch {
      return null;
    }
  }

  return { raw, reply, file };
}

/** Reads an answer that came by `raw`. */
export function replyOf<Value>(said: Said | null): Reply<Value> {
  if (said === null) return { kind: 'lost' };
  // The shapes of our own server's answers are those of shared/protocol.
  if (said.status < 300) return { kind: 'ok', value: said.body as Value };
  const refusal = refusalIn(said.body);
  return refusal === null ? { kind: 'lost' } : { kind: 'refused', refusal };
}

interface Way {
  fetchIt: typeof fetch;
  methods: Methods;
}

/** null: the network failed, or what came is none of our answers; `silence`: nothing came for so long. */
async function once(request: Request, { fetchIt, methods }: Way): Promise<Said | null | 'silence'> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), request.patience ?? TIMEOUT_MS);
  try {
    const sent = methods.asSent(request.method);
    const response = await fetchIt(request.path, { ...madeOf(request, sent), signal: given.signal });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : parsed(text) };
  } catch {
    return given.signal.aborted ? 'silence' : null;
  } finally {
    clearTimeout(timer);
  }
}

function madeOf({ method, headers, body }: Request, sent: ReturnType<Methods['asSent']>): RequestInit {
  const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return {
    ...REQUEST,
    method: sent.method,
    headers: { ...headers, ...sent.headers, 'X-Rallyline': '1', ...json },
    body: body === undefined ? null : JSON.stringify(body),
    // A withdrawal goes on its way also when the page is closed with it.
    keepalive: method === 'DELETE',
  };
}

/** Whether our server spoke: proxies and sign-in pages of hotels answer, too, in HTML or with nothing. */
function isOurs({ status, body }: Said): boolean {
  return status < 400 ? body !== undefined : refusalIn(body) !== null;
}

/** Reads JSON; undefined where the text is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The refusal in a problem document or an acknowledgement; null where there is none. */
export function refusalIn(body: unknown): Refusal | null {
  if (!isObject(body) || typeof body.code !== 'string') return null;
  const table: Partial<Record<string, { retry: boolean }>> = REFUSALS;
  const known = table[body.code];
  const retry = typeof body.retry === 'boolean' ? body.retry : (known?.retry ?? false);
  return { ...body, code: body.code as Refusal['code'], retry };
}
