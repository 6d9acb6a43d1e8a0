/**
 * The only chooser of adapters: it opens the parts that the settings ask for, and closes them in reverse. Other adapters
 * are not even loaded: drivers are a third of the time that a command of the operator takes.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppParts } from './app.js';
import { StopStack } from './app/stopStack.js';
import type { Config } from './config.js';
import { createLog, type Log } from './log.js';
import { openDiskStore } from './media/diskStore.js';
import { openUploadFolder } from './media/photos/uploadFolder.js';
import { createMetrics } from './metrics.js';
import {
  Outbound,
  OUTBOUND_LIMITS,
  PUBLIC_INTERNET,
  TELEGRAM_LIMITS,
  WEBHOOK_LIMITS,
  type OutboundLimits,
} from './outbound/outbound.js';
import { readAssets } from './parts/assets.js';
import { openBus } from './parts/bus.js';
import { openPictures, openWorkFolder, photosFolder } from './parts/pictures.js';
import { openRateLimits } from './parts/rateLimits.js';
import { openStore } from './parts/store.js';
import { createMarkdown, type Markdown } from './render/markdown.js';
import type { Store } from './storage/ports.js';

export interface Parts extends AppParts {
  /** The folder of photos during a restore. Emptied when a server starts: a killed restore left its photos there. */
  restoringDir: string;
  close: () => Promise<void>;
}

export interface PartsOptions {
  /** A server takes the store's lock and renders; the command line works beside one. */
  server: boolean;
  /** The folder of the build; tests that run from sources name it. */
  dist?: URL;
  now?: () => Date;
  /** Threads that several servers of one process share, in place of two of its own; they outlive the server. */
  markdown?: Markdown;
}

interface Opening {
  config: Config;
  server: boolean;
  dist: URL;
  now: () => Date;
  newId: () => string;
  log: Log;
  stops: StopStack;
}

/** Rule F2. */
const MARKDOWN_LIMIT_MS = 250;
const MARKDOWN_WORKERS = 2;

/** Throws a store's fault (`isStoreFault`) where the store cannot be opened; `StoreAway` where it may be later. */
export async function openParts(config: Config, options: PartsOptions): Promise<Parts> {
  const { server, dist = new URL('../', import.meta.url), now = () => new Date() } = options;
  const newId = randomUUID;
  const stops = new StopStack();
  const opening = { config, server, dist, now, newId, log: createLog(config.logLevel, newId), stops };
  try {
    return await openAll(opening, options);
  } catch (error) {
    await stops.run().catch((fault: unknown) => opening.log.fault(fault, 'closing what was opened'));
    throw error;
  }
}

async function openAll(opening: Opening, { markdown }: PartsOptions): Promise<Parts> {
  const { config, server, dist, now, newId, log, stops } = opening;
  const store = await openStore(config, opening);
  const metrics = createMetrics();
  const bus = await openBus(config, server, { log, metrics, now, newId });
  stops.push(() => bus.close());
  return {
    config,
    store,
    bus,
    log,
    metrics,
    now,
    newId,
    limits: openRateLimits(store, config.instanceSecret, log),
    markdown: markdown ?? openMarkdown(opening),
    outbound: openOutbound(opening, OUTBOUND_LIMITS),
    webhookOutbound: openOutbound(opening, WEBHOOK_LIMITS),
    telegram: { outbound: openOutbound(opening, TELEGRAM_LIMITS) },
    ...(await openPhotos(opening, store)),
    assets: await readAssets(new URL('client/.vite/manifest.json', dist)),
    assetsDir: fileURLToPath(new URL('client/assets/', dist)),
    newSalt: () => randomBytes(16).toString('hex'),
    close: () => stops.run(),
  };
}

function openOutbound({ stops }: Opening, limits: OutboundLimits): Outbound {
  const outbound = new Outbound({ ...PUBLIC_INTERNET, limits });
  stops.push(() => outbound.stop());
  return outbound;
}

function openMarkdown({ server, dist, log, stops }: Opening): Markdown {
  const markdown = createMarkdown({
    workerFile: new URL('server/render/markdownWorker.js', dist),
    limitMs: MARKDOWN_LIMIT_MS,
    workers: server ? MARKDOWN_WORKERS : 0,
    onPlain: (reason) => log.warn('an entry is shown as plain text', { reason }),
  });
  stops.push(() => markdown.close());
  return markdown;
}

type PhotoParts = Pick<Parts, 'mediaStore' | 'uploads' | 'previews' | 'pipeline' | 'restoringDir'>;

async function openPhotos({ config, server, dist, newId, log, stops }: Opening, store: Store): Promise<PhotoParts> {
  const hasFiles = (): Promise<boolean> => store.photos.knowsFiles();
  const mediaStore = await openDiskStore({ folder: path.join(config.dataDir, 'media'), hasFiles });
  const work = await openWorkFolder(config, server, { newId, log });
  stops.push(() => work.close());
  const uploads = await openUploadFolder({
    folder: path.join(config.dataDir, 'uploads'),
    out: await photosFolder(config, server, work),
    // Both stand on one disk: where that of the photos is away, an empty folder would be taken for this one.
    mayBegin: () => mediaStore.isThere(),
  });
  const { previews, pipeline } = openPictures(server, work, dist);
  stops.push(() => previews.close());
  stops.push(() => pipeline.close());
  const restoringDir = path.join(work.path, 'restoring');
  if (server) await rm(restoringDir, { recursive: true, force: true });
  return { mediaStore, uploads, previews, pipeline, restoringDir };
}
