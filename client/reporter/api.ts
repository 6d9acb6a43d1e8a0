/** The server's HTTP side, as this page uses it. Nothing here throws: a network that failed is an answer too. */
import type { MineAnswer, SessionAnswer } from '../../shared/protocol.js';
import type { Refusal } from '../../shared/refusals.js';
import { refusalIn, type Ask } from './outbox/transport.js';

/** `lost`: nothing came back, or something that is none of our answers. */
export type Reply<Value> = { kind: 'ok'; value: Value } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

export interface Api {
  ask: Ask;
  session(): Promise<Reply<SessionAnswer>>;
  signOut(): Promise<Reply<null>>;
  mine(slug: string): Promise<Reply<MineAnswer>>;
  preview(slug: string, payload: Record<string, unknown>): Promise<Reply<{ html: string }>>;
}

const TIMEOUT_MS = 15_000;

export function httpApi(fetchIt: typeof fetch): Api {
  const ask: Ask = async ({ method, path, headers, body }) => {
    const said = await request(method, path, headers, body);
    return said === null ? null : { status: said.status, body: said.body };
  };

  async function request(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Record<string, unknown>,
  ) {
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
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    } catch {
      return null;
    }
  }

  async function reply<Value>(method: string, path: string, body?: Record<string, unknown>): Promise<Reply<Value>> {
    const said = await request(method, path, {}, body);
    if (said === null) return { kind: 'lost' };
    // The shapes of our own server's answers are those of protocol.ts.
    if (said.status < 300) return { kind: 'ok', value: said.body as Value };
    const refusal = refusalIn(said.body);
    return refusal === null ? { kind: 'lost' } : { kind: 'refused', refusal };
  }

  return {
    ask,
    session: () => reply('GET', '/api/v1/session'),
    signOut: () => reply('DELETE', '/api/v1/session'),
    mine: (slug) => reply('GET', `/api/v1/blogs/${slug}/mine`),
    preview: (slug, payload) => reply('POST', `/api/v1/blogs/${slug}/preview`, payload),
  };
}
