/** One request to our own server. Nothing here throws: a network that failed is an answer too. */
import { isObject } from '../../shared/entry/patch.js';
import { REFUSALS, type Refusal } from '../../shared/refusals.js';

/** `lost`: nothing came back, or something that is none of our answers. */
export type Reply<Value> = { kind: 'ok'; value: Value } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

export interface Request {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown> | undefined;
}

export interface Requests {
  /** The answer as it came; null where the network failed. */
  raw: (request: Request) => Promise<{ status: number; body: unknown } | null>;
  reply: <Value>(method: string, path: string, body?: Record<string, unknown>) => Promise<Reply<Value>>;
}

const TIMEOUT_MS = 15_000;

export function requestsBy(fetchIt: typeof fetch): Requests {
  async function raw({ method, path, headers = {}, body }: Request) {
    try {
      const response = await fetchIt(path, {
        method,
        headers: {
          ...headers,
          'X-Rallyline': '1',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        credentials: 'same-origin',
        cache: 'no-store',
        // A withdrawal goes on its way also when the page is closed with it.
        keepalive: method === 'DELETE',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    } catch {
      return null;
    }
  }

  async function reply<Value>(method: string, path: string, body?: Record<string, unknown>): Promise<Reply<Value>> {
    const said = await raw({ method, path, body });
    if (said === null) return { kind: 'lost' };
    // The shapes of our own server's answers are those of protocol.ts.
    if (said.status < 300) return { kind: 'ok', value: said.body as Value };
    const refusal = refusalIn(said.body);
    return refusal === null ? { kind: 'lost' } : { kind: 'refused', refusal };
  }

  return { raw, reply };
}

/** The refusal in a problem document or an acknowledgement; null where there is none. */
export function refusalIn(body: unknown): Refusal | null {
  if (!isObject(body) || typeof body.code !== 'string') return null;
  const table: Partial<Record<string, { retry: boolean }>> = REFUSALS;
  const known = table[body.code];
  const retry = typeof body.retry === 'boolean' ? body.retry : (known?.retry ?? false);
  return { ...body, code: body.code as Refusal['code'], retry };
}
