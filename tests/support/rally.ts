/** A whole server on a throw-away folder and a free port, for tests: the real parts, opened and closed as in production. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomUUID } from 'node:crypto';
import { createApp, type App } from '../../server/app.js';
import { OPERATOR, operatorsNewsroom } from '../../server/cli/operator.js';
import { createSignIn } from '../../server/auth/signIn.js';
import { readConfig } from '../../server/config.js';
import { openParts, type Parts } from '../../server/parts.js';

export const DIST = pathToFileURL(path.join(import.meta.dirname, '../../dist/'));

export interface Rally {
  url: string;
  port: number;
  folder: string;
  parts: Parts;
  app: App;
  /** A bearer token of a person in a blog. */
  token: (slug: string, name: string, role?: 'reporter' | 'editor') => Promise<string>;
  /** An invitation's secret. */
  invitation: (slug: string | null, name: string, role?: 'reporter' | 'editor' | 'owner') => Promise<string>;
  /** Makes a blog that is live and public; `settings` on top. Returns its slug. */
  blog: (settings?: Record<string, unknown>) => Promise<string>;
  /** Sends a command by HTTP with a token. */
  send: (
    token: string,
    method: string,
    address: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** Posts an update and returns its receipt. */
  post: (
    token: string,
    slug: string,
    fields?: Record<string, unknown>,
  ) => Promise<{ id: string; seq: number | null; rev: number }>;
  stop: () => Promise<void>;
}

export interface RallyOptions {
  env?: Record<string, string>;
  folder?: string;
  now?: () => Date;
}

export async function startRally({ env = {}, folder, now }: RallyOptions = {}): Promise<Rally> {
  const own = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'rallyline-')));
  const { config, faults } = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: own, ...env });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const parts = await openParts(config, { server: true, dist: DIST, now });
  const app = createApp(parts);
  const port = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  const { people } = parts.store;
  const signIn = createSignIn({ people, now: parts.now, newId: parts.newId });

  const send: Rally['send'] = (token, method, address, body, headers = {}) =>
    fetch(new URL(address, url), {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });

  return {
    url,
    port,
    folder: own,
    parts,
    app,
    send,
    token: (blog, name, role = 'reporter') => signIn.token({ blog, name, role }),
    invitation: async (blog, name, role = 'reporter') => (await signIn.invite({ blog, name, role }, 3_600_000)).secret,
    blog: async (settings = {}) => {
      const slug = `rally-${randomUUID().slice(0, 8)}`;
      const given = {
        title: 'Rally for Ukraine',
        timeZone: 'Asia/Baku',
        languages: ['en', 'uk', 'az'],
        status: 'live',
        visibility: 'public',
      };
      await operatorsNewsroom(parts).createBlog(OPERATOR, { slug, ...given, ...settings });
      return slug;
    },
    post: async (token, slug, fields = {}) => {
      const response = await send(token, 'POST', `/api/v1/blogs/${slug}/entries`, update(fields));
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as { id: string; seq: number | null; rev: number };
    },
    stop: async () => {
      await app.close();
      await parts.close();
      if (folder === undefined) await rm(own, { recursive: true, force: true });
    },
  };
}

/** The payload of an update, `fields` on top. */
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
