/** The server of tests/support/rally.ts, with all that it loads: a worker reads it once for all of its suites. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Rallyline, type NewEntry } from '../../../client/program/rallyline.js';
import { App } from '../../../server/app.js';
import { OPERATOR, operatorsNewsroom } from '../../../server/cli/operator.js';
import { SignIn } from '../../../server/auth/signIn.js';
import { readConfig } from '../../../server/config.js';
import type { MediaStore } from '../../../server/media/mediaStore.js';
import type { Outbound } from '../../../server/outbound/outbound.js';
import { openParts, type Parts } from '../../../server/parts.js';
import { StoreAway } from '../../../server/storage/ports.js';
import type { EntryRecord } from '../../../shared/entry.js';
import { DIST } from '../dist.js';
import { update, uploadPhoto } from '../posts.js';
import { sharedMarkdown } from '../sharedMarkdown.js';

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
  /** Sends the file of a photo that an entry names, in one piece; the answer to its last byte, or to the first refusal. */
  uploadPhoto: (token: string, slug: string, photoId: string, bytes: Buffer) => Promise<Response>;
  /** Waits until the entry's photos are all ready or failed; returns the entry as the store has it. */
  developed: (slug: string, entry: string) => Promise<EntryRecord>;
  /** An error as the store gives it while it is away: the server knows it by a class of its own. */
  storeAway: () => Error;
  stop: () => Promise<void>;
}

export interface RallyOptions {
  env?: Record<string, string>;
  folder?: string;
  now?: () => Date;
  /** The space that the disk claims to have, in place of its own. */
  space?: MediaStore['space'];
  /** Another Telegram than the real one. */
  telegram?: Parts['telegram'];
  /** The way to strangers' addresses, in place of the one to the public internet. */
  outbound?: Outbound;
  /** The way of webhooks, in place of the one to the public internet. */
  webhookOutbound?: Outbound;
}

export async function startRally({
  env = {},
  folder,
  now,
  space,
  telegram,
  outbound,
  webhookOutbound,
}: RallyOptions = {}): Promise<Rally> {
  const own = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'rallyline-')));
  const { config, faults } = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: own, ...env });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const parts = await openParts(config, { server: true, dist: DIST, now, markdown: await sharedMarkdown() });
  if (space !== undefined) parts.mediaStore.space = space;
  if (telegram !== undefined) parts.telegram = telegram;
  if (outbound !== undefined) parts.outbound = outbound;
  if (webhookOutbound !== undefined) parts.webhookOutbound = webhookOutbound;
  const app = new App(parts);
  const port = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  const { people } = parts.store;
  const signIn = new SignIn({ people, now: parts.now, newId: parts.newId });

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
    post: (token, slug, fields = {}) => {
      const program = new Rallyline(url, { token, patience: { attempts: 1 } });
      return program.blog(slug).post(update(fields) as unknown as NewEntry);
    },
    uploadPhoto: (token, slug, photoId, bytes) =>
      uploadPhoto(url, { Authorization: `Bearer ${token}` }, { id: photoId, blog: slug }, bytes),
    developed: async (slug, id) => {
      for (const end = Date.now() + DEVELOPED_MS; Date.now() < end;) {
        const entry = await parts.store.journal.entry(slug, id);
        const busy = entry?.content.media.some(({ state }) => state === 'waiting' || state === 'processing');
        if (entry !== null && busy === false) return entry;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`the photos of ${id} did not come`);
    },
    storeAway: () => new StoreAway('played'),
    stop: async () => {
      await app.close();
      await parts.close();
      if (folder === undefined) await rm(own, { recursive: true, force: true });
    },
  };
}

/** The longest wait for photos: each is decoded in a process of its own, on machines that do much else. */
const DEVELOPED_MS = 90_000;
