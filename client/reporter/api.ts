/** The server's HTTP side, as this page uses it. Nothing here throws: a network that failed is an answer too. */
import type { MineAnswer, SessionAnswer } from '../../shared/protocol.js';
import { requestsBy, type Reply } from '../account/request.js';
import type { Ask } from '../account/transport.js';

export interface Api {
  ask: Ask;
  session(): Promise<Reply<SessionAnswer>>;
  signOut(): Promise<Reply<null>>;
  mine(slug: string): Promise<Reply<MineAnswer>>;
  preview(slug: string, payload: Record<string, unknown>): Promise<Reply<{ html: string }>>;
}

export function httpApi(fetchIt: typeof fetch): Api {
  const { raw, reply } = requestsBy(fetchIt);
  return {
    ask: raw,
    session: () => reply('GET', '/api/v1/session'),
    signOut: () => reply('DELETE', '/api/v1/session'),
    mine: (slug) => reply('GET', `/api/v1/blogs/${slug}/mine`),
    preview: (slug, payload) => reply('POST', `/api/v1/blogs/${slug}/preview`, payload),
  };
}
