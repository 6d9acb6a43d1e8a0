/**
 * The app: given its parts, it serves. It chooses none of them, so that tests start as many as they need. Every start in
 * here has its stop, in reverse.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import express from 'express';
import { createLeaving } from './app/leaving.js';
import { Upgrades } from './app/upgrades.js';
import { createAddressOf } from './auth/address.js';
import { createAdmission } from './auth/admission.js';
import { createCompany } from './auth/company.js';
import { createIdentities } from './auth/identity.js';
import type { Limits } from './auth/limits.js';
import { belongsTo } from './auth/may.js';
import { createSignIn } from './auth/signIn.js';
import type { Bus } from './bus/bus.js';
import type { Config } from './config.js';
import { DeskFeed } from './desk/deskFeed.js';
import { Presence } from './desk/presence.js';
import { Revocations } from './desk/revocations.js';
import { Feeds } from './feed/feeds.js';
import { createAccess } from './http/access.js';
import { commandApiRoutes } from './http/commandApi.js';
import { embedRoutes } from './http/embed.js';
import { setCacheTags } from './http/cacheTags.js';
import { createErrorHandler } from './http/errors.js';
import { createFast, createSendPage } from './http/fast.js';
import { healthRoutes } from './http/health.js';
import { createHttpServer, listenOn } from './http/httpServer.js';
import { oembedRoutes } from './http/oembed.js';
import { openapiRoutes } from './http/openapi.js';
import { pageRoutes } from './http/pages.js';
import { linkPreviewRoutes } from './http/linkPreviews.js';
import { deskApiRoutes } from './http/deskApi.js';
import { mediaRoutes } from './http/media.js';
import { peopleApiRoutes } from './http/peopleApi.js';
import { readApiRoutes } from './http/readApi.js';
import { createMetricsDoor } from './http/metrics.js';
import { preflight, wrongMethod } from './http/methods.js';
import { logRequests, notFound, setDeskHeaders, setHeaders, takeMethodFromHeader } from './http/middleware.js';
import { createSecurityHeaders } from './http/securityHeaders.js';
import { sessionRoutes } from './http/session.js';
import { createStream, type OpenStream } from './http/stream.js';
import { syndicationRoutes } from './http/syndication.js';
import { uploadRoutes, UPLOADS_PATH } from './http/uploads.js';
import { assetRoutes } from './http/assets.js';
import { Leases } from './leases.js';
import { createOutageNote, type Log } from './log.js';
import type { Metrics } from './metrics.js';
import { FilesAway, type MediaStore } from './media/mediaStore.js';
import type { Pipeline } from './media/photo.js';
import { createPhotoDesk } from './media/photos.js';
import type { UploadFolder } from './media/photos/uploadFolder.js';
import { createRenderingAgain } from './newsroom/again.js';
import { createNewsroom, type Actor } from './newsroom.js';
import type { Previews } from './media/preview.js';
import { Purging } from './purging.js';
import { Followers } from './record/followers.js';
import { RewindGuard } from './record/rewindGuard.js';
import type { Markdown } from './render/markdown.js';
import type { Assets, Site } from './render/views.js';
import { createDeskSockets } from './socket/desk.js';
import { createReaderSockets } from './socket/readers.js';
import { StoreAway, type Store } from './storage/ports.js';

export interface AppParts {
  config: Config;
  store: Store;
  bus: Bus;
  limits: Limits;
  markdown: Markdown;
  /** Draws the pictures that messengers show. */
  previews: Previews;
  mediaStore: MediaStore;
  uploads: UploadFolder;
  pipeline: Pipeline;
  log: Log;
  metrics: Metrics;
  assets: Assets;
  /** The folder of the built scripts and styles. */
  assetsDir: string;
  now: () => Date;
  newId: () => string;
  newSalt: () => string;
  /** One that listens already, and on which nobody else answers; else the app makes its own. */
  server?: Server | undefined;
}

export interface App {
  /** Begins to serve; resolves with the port. Rejects where the port cannot be had. */
  listen: () => Promise<number>;
  /** Rule S2: is not ready any more, and has readers move within so many seconds; serves on until they have. */
  leave: (within: number) => Promise<void>;
  /** Stops accepting, finishes the commands under way, and ends every connection. */
  close: () => Promise<void>;
}

/** How long answers under way may take once the server stops. */
const SETTLE_MS = 5_000;
const FIRST_READ_AGAIN_MS = 1_000;
const STORE_ANSWERS_MS = 1_000;

export function createApp(parts: AppParts): App {
  const { config, store, limits, log, metrics, now, newId, mediaStore, uploads } = parts;
  const { people, photos } = store;
  const { journal, bus } = new RewindGuard({
    journal: store.journal,
    bus: parts.bus,
    now,
    newId,
    // What is missing was acknowledged: whoever runs this has to know, and how much of it.
    onWentBack: (what) => log.warn('the record went back, and a new epoch began', { ...what }),
  });
  const outage = createOutageNote(log, { now, newId });
  const noteAway = (error: StoreAway): string => {
    if (error instanceof FilesAway) return outage('the folder of photos', error);
    metrics.storeAway += 1;
    return outage('the store', error);
  };
  const onFault = (error: unknown, where: string): string =>
    error instanceof StoreAway ? noteAway(error) : log.fault(error, where);
  const https = config.publicUrl.startsWith('https:');
  const site: Site = {
    name: config.siteName,
    contact: config.siteContact,
    url: config.publicUrl,
    assets: parts.assets,
  };

  const followers = new Followers({ journal, bus, now, onFault });
  const feeds = new Feeds({ journal, followers, site, now, metrics, onFault });
  const deskFeed = new DeskFeed({ journal, followers });
  const { purgeUrl } = config;
  const purging = purgeUrl === null ? null : new Purging({ url: purgeUrl, log, followers, onFault });
  const presence = new Presence(bus);
  const revocations = new Revocations({ people, bus, onFault });
  const newsroom = createNewsroom({
    journal,
    markdown: parts.markdown,
    publish: (item) => {
      bus.publish(item);
      again.note(item);
    },
    now,
    newId,
    newSalt: parts.newSalt,
    onAppended: (seconds) => metrics.appended(seconds),
    onAway: noteAway,
    publisher: { name: config.siteName, contact: config.siteContact ?? '' },
  });

  const again = createRenderingAgain({ newsroom, journal, newId, onFault });
  const alone = config.databaseUrl === null;
  const leases = new Leases(photos);
  const photoDesk = createPhotoDesk({
    photos,
    leases,
    alone,
    newsroom,
    mediaStore,
    uploads,
    pipeline: counted(parts.pipeline, metrics),
    now,
    newId,
    onFault,
  });

  const identities = createIdentities(people, { secure: https, now });
  const admission = createAdmission(config.maxReaders);
  const addressOf = createAddressOf(config.trustProxy);
  const access = createAccess(identities, config);
  const headers = createSecurityHeaders(config.publicUrl);
  const sendPage = createSendPage(headers.readers);
  const streams = new Set<OpenStream>();
  const leaving = createLeaving({
    count: () => readers.count() + streams.size,
    ask: (drain) => {
      for (const stream of streams) stream.drain(drain);
      readers.drain(drain).catch((error: unknown) => onFault(error, 'asking readers to move'));
    },
  });
  const { drain } = leaving;
  const blogsOf = async ({ person }: Actor) => (await journal.blogs()).filter(({ slug }) => belongsTo(person, slug));

  const readers = createReaderSockets({ feeds, admission, presence, metrics, drain, addressOf, now, onFault });
  const desk = createDeskSockets({
    newsroom,
    journal,
    identities,
    limits,
    origin: config,
    deskFeed,
    presence,
    revocations,
    metrics,
    onFault,
  });

  let ready = false;
  const isReady = (): boolean => ready && drain() === null;
  // Whoever asks whether this process should be given requests waits no longer than that for a store that stands still.
  const isStoreThere = (): Promise<boolean> =>
    Promise.race([journal.positions([]).then(Boolean, () => false), delay(STORE_ANSWERS_MS).then(() => false)]);
  const metricsDoor = createMetricsDoor({
    metrics,
    token: config.metricsToken,
    readers: () => ({ sockets: readers.count(), streams: streams.size }),
    isStoreThere,
    storeLogBytes: store.logBytes,
  });

  const web = express();
  web.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  web.use(logRequests(log, newId, now));
  web.use('/api/v1', takeMethodFromHeader);
  web.use(setHeaders(headers.readers), setCacheTags);
  web.use(preflight(web));
  web.use('/assets', assetRoutes(parts.assetsDir));
  web.use(healthRoutes({ isReady, isStoreThere }));
  web.use(metricsDoor.routes);
  web.use(pageRoutes({ feeds, journal, site, headers, sendPage }));
  web.use(embedRoutes({ feeds, site, sendPage, assetsDir: parts.assetsDir }));
  web.use(oembedRoutes({ feeds, journal, site, sendPage }));
  web.use(syndicationRoutes({ feeds, site, sendPage }));
  web.use(
    linkPreviewRoutes({ feeds, journal, followers, photos, mediaStore, site, previews: parts.previews, addressOf }),
  );
  const { cookieName } = identities;
  web.use('/api/v1', openapiRoutes({ publicUrl: config.publicUrl, cookieName, sendPage }));
  web.use('/api/v1', readApiRoutes({ feeds, journal }));
  web.get(
    '/api/v1/blogs/:slug/stream',
    createStream({ feeds, admission, presence, metrics, drain, addressOf, now, open: streams }),
  );
  web.use(mediaRoutes({ photos, mediaStore, access, headers }));
  web.use(
    UPLOADS_PATH,
    setDeskHeaders(headers.desk),
    uploadRoutes({ journal, photos, photoDesk, uploads, leases, mediaStore, access, limits, now, newId }),
  );
  web.use('/api/v1', setDeskHeaders(headers.desk), commandApiRoutes({ newsroom, journal, access, limits }));
  const signIn = createSignIn({ people, now, newId });
  const company = createCompany({ people, signIn, now });
  web.use('/api/v1', deskApiRoutes({ journal, access, limits, presence }));
  web.use('/api/v1', peopleApiRoutes({ journal, access, limits, company, revocations, publicUrl: config.publicUrl }));
  web.use(
    '/api/v1',
    sessionRoutes({ access, signIn, people, limits, addressOf, revocations, blogsOf, cookieName, secure: https, now }),
  );
  web.use(wrongMethod(web), notFound);
  web.use(createErrorHandler({ site, headers, metrics, onFault }));

  const fast = createFast(feeds, sendPage);
  const server = parts.server ?? createHttpServer();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!fast(request, response)) web(request, response);
  });
  const upgrades = new Upgrades({
    isReady: () => ready,
    freePlaces: () => config.maxReaders - admission.count(),
    sockets: { readers, reporters: desk },
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades.take(request, socket, head);
  });

  /** A store may go away again between its opening and this. */
  async function firstRead(): Promise<void> {
    try {
      await journal.positions([]);
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      noteAway(error);
      await delay(FIRST_READ_AGAIN_MS);
      await firstRead();
    }
  }

  return {
    listen: async () => {
      await firstRead();
      followers.start();
      feeds.start();
      presence.start();
      revocations.start();
      await parts.markdown.ready();
      await photoDesk.start();
      await again.start();
      await purging?.start();
      if (!server.listening) await listenOn(server, config);
      // From here on one connection that could not be taken (no file left for it) ends nothing else.
      server.on('error', (error) => onFault(error, 'taking a connection'));
      ready = true;
      return (server.address() as AddressInfo).port;
    },
    leave: (within) => leaving.begin(within),
    close: async () => {
      ready = false;
      const closed = new Promise((resolve) => server.close(resolve));
      // What is being decoded is abandoned, and taken up by the process that comes next.
      const developed = photoDesk.close();
      const renderedAgain = again.stop();
      await Promise.race([desk.settle(), delay(SETTLE_MS)]);
      desk.close();
      readers.close();
      for (const { end } of streams) end();
      server.closeIdleConnections();
      await Promise.race([closed, delay(SETTLE_MS)]);
      server.closeAllConnections();
      upgrades.endAll();
      await developed;
      await renderedAgain;
      await purging?.stop();
      revocations.stop();
      presence.stop();
      feeds.stop();
      followers.stop();
      metricsDoor.stop();
    },
  };
}

/** The pipeline, with what becomes of each photo counted. */
function counted(pipeline: Pipeline, { photoJobs }: Metrics): Pipeline {
  return {
    ...pipeline,
    process: async (...asked) => {
      try {
        const processed = await pipeline.process(...asked);
        photoJobs[processed.ok ? 'ready' : 'failed'] += 1;
        return processed;
      } catch (error) {
        photoJobs.undecided += 1;
        throw error;
      }
    },
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
