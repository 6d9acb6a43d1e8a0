/** The server of tests/support/rallyServer.ts, with all that it loads: a worker reads it once for all of its suites. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from '../../../server/app.js';
import { LocalBus } from '../../../server/bus/localBus.js';
import { readConfig } from '../../../server/config.js';
import { createLog } from '../../../server/log.js';
import { createMetrics } from '../../../server/metrics.js';
import { openDiskStore } from '../../../server/media/diskStore.js';
import { openUploadFolder } from '../../../server/media/photos/uploadFolder.js';
import { createPipeline } from '../../../server/media/pipeline.js';
import { createNewsroom, type Newsroom } from '../../../server/newsroom.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { readAssets } from '../../../server/parts/assets.js';
import {
  Outbound,
  OUTBOUND_LIMITS,
  PUBLIC_INTERNET,
  TELEGRAM_LIMITS,
  WEBHOOK_LIMITS,
} from '../../../server/outbound/outbound.js';
import { openRateLimits } from '../../../server/parts/rateLimits.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { DIST } from '../dist.js';

const OWNER = { device: null, person: { id: 'owner', blog: null, name: 'Desk', role: 'owner' } } as const;

export interface RallyServer {
  /** The page's address. */
  page: string;
  /** `fields`: other than an English update that happened so many minutes ago, by default now. */
  post: (text: string, minutesAgo?: number, fields?: { lang?: string }) => Promise<string>;
  revise: (id: string, text: string, fields?: { happenedAt?: string }) => Promise<void>;
  retract: (id: string) => Promise<void>;
  /** Changes the blog's settings. */
  settings: (changes: Record<string, unknown>) => Promise<void>;
  /** Puts these points in place of the blog's summary. */
  summarise: (points: { text: string; entry?: string }[]) => Promise<void>;
  close: () => Promise<void>;
}

/** `settings`: of the blog, where they matter. `now`: another clock than the machine's. */
export async function serveRally(
  slug: string,
  settings: { timeZone?: string; languages?: string[]; home?: string } = {},
  now: () => Date = () => new Date(),
): Promise<RallyServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-reader-'));
  const { config } = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' });
  const store = await openSqliteStore({ folder, server: true, now });
  const bus = new LocalBus((error) => {
    throw error;
  });
  const markdown = {
    render: (texts: readonly string[]) => Promise.resolve(texts.map(markdownToHtml)),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const parts = { store, bus, markdown, now, newId: randomUUID, newSalt: () => randomBytes(16).toString('hex') };
  const previews = { draw: () => Promise.resolve(null), close: () => Promise.resolve() };
  const assets = await readAssets(new URL('client/.vite/manifest.json', DIST));
  const log = createLog('error', randomUUID);
  const photoParts = {
    mediaStore: await openDiskStore({ folder: path.join(folder, 'media') }),
    uploads: await openUploadFolder({ folder: path.join(folder, 'uploads') }),
    pipeline: createPipeline({
      workerFile: new URL('server/media/photoWorker.js', DIST),
      scratch: path.join(folder, 'decoding'),
    }),
  };
  const limits = openRateLimits(store, '', log);
  const app = new App({
    ...parts,
    ...photoParts,
    limits,
    previews,
    outbound: new Outbound({ ...PUBLIC_INTERNET, limits: OUTBOUND_LIMITS }),
    webhookOutbound: new Outbound({ ...PUBLIC_INTERNET, limits: WEBHOOK_LIMITS }),
    telegram: { outbound: new Outbound({ ...PUBLIC_INTERNET, limits: TELEGRAM_LIMITS }) },
    config,
    log,
    metrics: createMetrics(),
    assets,
    assetsDir: fileURLToPath(new URL('client/assets/', DIST)),
  });
  const newsroom = createNewsroom({
    ...parts,
    journal: store.journal,
    publish: (item) => bus.publish(item),
    publisher: { name: 'Desk', contact: 'desk@example.org' },
  });
  await newsroom.createBlog(OWNER, { slug, title: 'A rally', status: 'live', visibility: 'public', ...settings });
  const port = await app.listen();
  return {
    page: `http://127.0.0.1:${port}/live/${slug}`,
    ...deskOf({ newsroom, now }, slug, async () => (await store.journal.blog(slug))?.rev ?? 0),
    close: async () => {
      await app.close();
      await bus.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

function deskOf(
  { newsroom, now }: { newsroom: Newsroom; now: () => Date },
  blog: string,
  revOf: () => Promise<number>,
) {
  const revs = new Map<string, number>();
  const settings = async (changes: Record<string, unknown>): Promise<void> => {
    await newsroom.blog(OWNER, { command: randomUUID(), blog, rev: await revOf(), ...changes });
  };
  return {
    settings,
    post: async (text: string, minutesAgo = 0, fields: object = {}) => {
      const id = randomUUID();
      const happenedAt = new Date(now().getTime() - minutesAgo * 60_000).toISOString();
      await newsroom.post(OWNER, { id, blog, kind: 'update', lang: 'en', text, happenedAt, ...fields });
      revs.set(id, 1);
      return id;
    },
    revise: async (id: string, text: string, fields: object = {}) => {
      const rev = revs.get(id) ?? 1;
      const { receipt } = await newsroom.revise(OWNER, { command: randomUUID(), id, blog, rev, text, ...fields });
      revs.set(id, receipt.rev);
    },
    retract: async (id: string) => {
      await newsroom.retract(OWNER, { command: randomUUID(), id, blog });
    },
    summarise: (points: { text: string; entry?: string }[]) =>
      settings({ summary: points.map((point) => ({ lang: 'en', ...point })) }),
  };
}
