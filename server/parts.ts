/**
 * The only chooser of adapters: opens what the settings ask for, and closes what it opened, in reverse. What they do not
 * ask for is not even loaded: drivers are a third of what a command of the operator waits for.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppParts } from './app.js';
import type { Bus } from './bus/bus.js';
import { createLocalBus } from './bus/localBus.js';
import type { Config } from './config.js';
import { createLog, type Log } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createLinkPreviews } from './media/linkPreview.js';
import { openDiskStore } from './media/diskStore.js';
import { PhotoUndecided } from './media/photo.js';
import { openUploadFolder } from './media/photos/uploadFolder.js';
import { createPipeline } from './media/pipeline.js';
import { emptiedScratch } from './media/scratch.js';
import { PictureQueue } from './media/pictureQueue.js';
import { embeddedWorkFolder, openInstanceFolder, passingWorkFolder, type WorkFolder } from './media/workFolder.js';
import { createMarkdown } from './render/markdown.js';
import type { AppAssets, Assets } from './render/views.js';
import { openLimits } from './parts/limits.js';
import type { Store } from './storage/ports.js';

export interface Parts extends AppParts {
  /** Where a restore has photos on their way. Emptied when a server starts: one that was killed left them there. */
  restoringDir: string;
  close: () => Promise<void>;
}

export interface PartsOptions {
  /** A server takes the store's lock and renders; the command line works beside one. */
  server: boolean;
  /** The folder of the build; tests that run from sources name it. */
  dist?: URL;
  now?: () => Date;
}

/** Rule F2. */
const MARKDOWN_LIMIT_MS = 250;
const MARKDOWN_WORKERS = 2;
const DAY_MS = 86_400_000;

/** Throws a store's fault (`isStoreFault`) where the store cannot be opened; `StoreAway` where it may be later. */
export async function openParts(config: Config, options: PartsOptions): Promise<Parts> {
  const { server, dist = new URL('../', import.meta.url), now = () => new Date() } = options;
  const closing: (() => unknown)[] = [];
  try {
    const newId = randomUUID;
    const log = createLog(config.logLevel, newId);
    const store = await openStore(config, { server, now, log, closing });
    const metrics = createMetrics();
    const bus = await openBus(config, server, { log, metrics, now, newId });
    closing.push(() => bus.close());
    const markdown = createMarkdown({
      workerFile: new URL('server/render/markdownWorker.js', dist),
      limitMs: MARKDOWN_LIMIT_MS,
      workers: server ? MARKDOWN_WORKERS : 0,
      onPlain: (reason) => log.warn('an entry is shown as plain text', { reason }),
    });
    closing.push(() => markdown.close());
    const hasFiles = (): Promise<boolean> => store.photos.knowsFiles();
    const mediaStore = await openDiskStore({ folder: path.join(config.dataDir, 'media'), hasFiles });
    const work = await openWorkFolder(config, server, { newId, log });
    closing.push(() => work.close());
    const uploads = await openUploadFolder({
      folder: path.join(config.dataDir, 'uploads'),
      out: await outOf(config, server, work),
      // Both stand on one disk: where that of the photos is away, an empty folder would be taken for this one.
      mayBegin: () => mediaStore.isThere(),
    });
    const { previews, pipeline } = server ? picturesOf(work, dist) : NO_PICTURES;
    closing.push(() => previews.close());
    closing.push(() => pipeline.close());
    const restoringDir = path.join(work.path, 'restoring');
    if (server) await rm(restoringDir, { recursive: true, force: true });
    const assetsDir = fileURLToPath(new URL('client/assets/', dist));
    const assets = await readAssets(new URL('client/.vite/manifest.json', dist));
    const newSalt = (): string => randomBytes(16).toString('hex');
    const close = (): Promise<void> => closeAll(closing);
    const photoParts = { mediaStore, uploads, pipeline };
    const limits = openLimits(store, config.instanceSecret, log);
    const made = { config, store, bus, limits, markdown, previews, log, metrics, assets, assetsDir };
    return { ...made, ...photoParts, restoringDir, now, newId, newSalt, close };
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

function openWorkFolder(
  { databaseUrl, dataDir, port }: Config,
  server: boolean,
  { newId, log }: Pick<BusParts, 'newId' | 'log'>,
): Promise<WorkFolder> {
  if (databaseUrl === null) return Promise.resolve(embeddedWorkFolder(dataDir));
  const onFault = (error: unknown): unknown => log.fault(error, 'the folder of this instance');
  const options = { dataDir, port, newId, onFault };
  return server ? openInstanceFolder(options) : Promise.resolve(passingWorkFolder(options));
}

/** Where photos are made: beside their uploads, and of instances that share these, each in its own folder. */
async function outOf({ databaseUrl }: Config, server: boolean, work: WorkFolder): Promise<string | undefined> {
  if (databaseUrl === null || !server) return undefined;
  const out = path.join(work.path, 'developing');
  await emptiedScratch(out);
  return out;
}

type Pictures = Pick<AppParts, 'previews' | 'pipeline'>;

/** Beside a running server nothing is decoded or drawn: the command line leaves that server's scratch folders alone. */
const NO_PICTURES: Pictures = {
  previews: { draw: () => Promise.resolve(null), close: () => Promise.resolve() },
  pipeline: {
    process: () => Promise.reject(new PhotoUndecided('only a server decodes photos')),
    close: () => Promise.resolve(),
  },
};

/** They take turns, so that all that is done with pictures takes one core. */
function picturesOf(work: WorkFolder, dist: URL): Pictures {
  const queue = new PictureQueue();
  const [workerFile, scratch] = [new URL('server/media/photoWorker.js', dist), path.join(work.path, 'decoding')];
  return {
    previews: createLinkPreviews({
      workerFile: new URL('server/media/linkPreviewWorker.js', dist),
      scratch: path.join(work.path, 'previews'),
      queue,
    }),
    pipeline: createPipeline({ workerFile, scratch, queue }),
  };
}

/**
 * The command line tells nobody: what it changes, the instances find in the journal within a second, and a command that
 * waits for Redis would be a command that hangs.
 */
async function openBus({ redisUrl, instanceSecret }: Config, server: boolean, parts: BusParts): Promise<Bus> {
  const onFault = (error: unknown): unknown => parts.log.fault(error, 'the bus');
  if (redisUrl === null || !server) return createLocalBus(onFault);
  const { createRedisBus } = await import('./bus/redisBus.js');
  return createRedisBus({ ...parts, url: redisUrl, secret: instanceSecret, onFault });
}

interface BusParts {
  log: Log;
  metrics: Metrics;
  now: () => Date;
  newId: () => string;
}

interface Opening {
  server: boolean;
  now: () => Date;
  log: Log;
  closing: (() => unknown)[];
}

async function openStore({ databaseUrl, dataDir }: Config, { server, now, log, closing }: Opening): Promise<Store> {
  if (databaseUrl !== null) {
    const { openPostgresStore } = await import('./storage/engines/postgres.js');
    const shared = await openPostgresStore({ url: databaseUrl, server, now });
    closing.push(() => shared.close());
    return shared;
  }
  const { openSqliteStore } = await import('./storage/engines/sqlite.js');
  const embedded = await openSqliteStore({ folder: dataDir, server, now });
  closing.push(() => embedded.close());
  const daily = setInterval(() => trying(() => embedded.dropOldCopies(), log), DAY_MS).unref();
  closing.push(() => clearInterval(daily));
  return embedded;
}

/** A copy that cannot be removed today is tried again tomorrow; the server goes on. */
function trying(dropOldCopies: () => void, log: Log): void {
  try {
    dropOldCopies();
  } catch (error) {
    log.fault(error, 'removing old copies of the store');
  }
}

async function closeAll(closing: (() => unknown)[]): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

interface Built {
  file: string;
  css?: string[];
  dynamicImports?: string[];
}
type Manifest = Record<string, Built | undefined>;

async function readAssets(file: URL): Promise<Assets> {
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  const builtOf = (entry: string): Built => {
    const built = manifest[entry];
    if (built === undefined) throw new Error(`${path.basename(entry)} is not in the build`);
    return built;
  };
  const scriptOf = (entry: string): string => `/${builtOf(entry).file}`;
  const filesOf = (entry: string): { script: string; style: string } => {
    const style = builtOf(entry).css?.[0];
    if (style === undefined) throw new Error(`${path.basename(entry)} has no style in the build`);
    return { script: scriptOf(entry), style: `/${style}` };
  };
  const appOf = (entry: string): AppAssets => ({ ...filesOf(entry), words: wordsOf(manifest, builtOf(entry)) });
  return {
    reader: { ...filesOf('reader/reader.ts'), viewer: scriptOf('reader/viewer.ts') },
    reporter: appOf('reporter/reporter.tsx'),
    desk: appOf('desk/desk.tsx'),
    join: filesOf('join/join.ts'),
    frame: filesOf('embed/frame.ts'),
    embed: { script: scriptOf('embed/embed.ts') },
  };
}

/** The file of each language that the script loads by itself, by its tag: of `shared/messages/<tag>/`. */
function wordsOf(manifest: Manifest, { dynamicImports = [] }: Built): Record<string, string> {
  const found = dynamicImports.flatMap((name) => {
    const [, lang] = /\/messages\/([\w-]+)\/\w+\.ts$/.exec(name) ?? [];
    const file = manifest[name]?.file;
    return lang === undefined || file === undefined ? [] : [[lang, `/${file}`]];
  });
  return Object.fromEntries(found) as Record<string, string>;
}
