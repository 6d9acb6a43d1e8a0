/** The routes of the house, in the order in which a request meets them. */
import express, { type Express } from 'express';
import { belongsTo } from '../auth/may.js';
import { Moving } from '../auth/moving.js';
import { PeopleAdmin } from '../auth/peopleAdmin.js';
import { SignIn } from '../auth/signIn.js';
import { assetRoutes, faceRoutes } from '../http/assets.js';
import { setCacheTags } from '../http/cacheTags.js';
import { commandApiRoutes } from '../http/commandApi.js';
import { deskApiRoutes } from '../http/deskApi.js';
import { embedRoutes } from '../http/embed.js';
import { createErrorHandler } from '../http/errors.js';
import type { SendPage } from '../http/fast.js';
import { healthRoutes, type HealthParts } from '../http/health.js';
import { keepRoutes } from '../http/keep.js';
import { mediaRoutes } from '../http/media.js';
import { readingAlone, tellMethods, wrongMethod } from '../http/methods.js';
import type { MetricsDoor } from '../http/metrics.js';
import {
  logRequests,
  notFound,
  refuseNul,
  setDeskHeaders,
  setHeaders,
  takeMethodFromHeader,
} from '../http/middleware.js';
import { moveRoutes } from '../http/moves.js';
import { oembedRoutes } from '../http/oembed.js';
import { openapiRoutes } from '../http/openapi.js';
import { outletsApiRoutes } from '../http/outletsApi.js';
import { PublicBlogs } from '../http/publicBlogs.js';
import { pageRoutes } from '../http/pages.js';
import { peopleApiRoutes } from '../http/peopleApi.js';
import { linkPreviewRoutes } from '../http/linkPreviews.js';
import { pushApiRoutes } from '../http/push.js';
import { tellRoutes } from '../http/tell.js';
import { createReadingAsk } from '../http/readingAsk.js';
import { readApiRoutes } from '../http/readApi.js';
import { reportAppRoutes } from '../http/reportApp.js';
import type { createSecurityHeaders } from '../http/securityHeaders.js';
import { beginsSessions, sessionRoutes } from '../http/session.js';
import { sitemapRoutes } from '../http/sitemaps.js';
import { createStream } from '../http/stream.js';
import { syndicationRoutes } from '../http/syndication.js';
import { uploadRoutes, UPLOADS_PATH } from '../http/uploads.js';
import type { Actor } from '../newsroom.js';
import type { AppParts } from './appParts.js';
import type { Connections } from './connections.js';
import type { Identification } from './identification.js';
import type { Rooms } from './rooms.js';

export interface RoutesParts extends HealthParts {
  parts: AppParts;
  rooms: Rooms;
  identification: Identification;
  connections: Connections;
  metricsDoor: MetricsDoor;
  headers: ReturnType<typeof createSecurityHeaders>;
  sendPage: SendPage;
}

export function createRoutes(given: RoutesParts): Express {
  const web = express();
  web.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  addFirst(web, given);
  addHealth(web, given);
  addReading(web, given);
  addPhotos(web, given);
  addDesk(web, given);
  addPeople(web, given);
  addLast(web, given);
  return web;
}

function addFirst(web: Express, { parts, headers }: RoutesParts): void {
  web.use(logRequests(parts.log, parts.newId));
  web.use('/api/v1', takeMethodFromHeader);
  web.use(setHeaders(headers.readers), setCacheTags);
  web.use(refuseNul);
  web.use(tellMethods(web, headers.desk));
}

function addHealth(web: Express, { parts, isReady, isStoreThere, metricsDoor }: RoutesParts): void {
  web.use('/assets', readingAlone, assetRoutes(parts.assetsDir));
  web.use('/report/faces', readingAlone, faceRoutes(parts.assetsDir));
  web.use(healthRoutes({ isReady, isStoreThere }));
  web.use(metricsDoor.routes);
}

/** Adds pages, feeds and pictures for readers, and the API for programs that read. */
function addReading(web: Express, { parts, rooms, identification, connections, headers, sendPage }: RoutesParts): void {
  const { config, store, mediaStore, previews, assetsDir, metrics, now } = parts;
  const { feeds, journal, site, followers, presence, onFault } = rooms;
  const { identities, addressOf } = identification;
  const { photos } = store;
  const { keys, subscriptions } = rooms.push;
  const readingAsk = createReadingAsk(addressOf);
  const publicBlogs = new PublicBlogs(journal);
  web.use(tellRoutes({ journal, keys, site, assetsDir, sendPage }));
  web.use(keepRoutes({ journal, site, sendPage }));
  web.use(pageRoutes({ feeds, journal, site, headers, sendPage, readingAsk, publicBlogs, onFault }));
  web.use(reportAppRoutes({ site, headers, assetsDir }));
  web.use(embedRoutes({ feeds, site, sendPage, assetsDir, readingAsk }));
  web.use(oembedRoutes({ feeds, journal, site, sendPage }));
  web.use(syndicationRoutes({ feeds, site, sendPage, now, hub: config.hubUrl, readingAsk }));
  web.use(sitemapRoutes({ journal, publicBlogs, site, sendPage, now }));
  web.use(linkPreviewRoutes({ feeds, journal, followers, photos, mediaStore, site, previews, addressOf }));
  const { cookieName } = identities;
  web.use('/api/v1', openapiRoutes({ publicUrl: config.publicUrl, cookieName, site, sendPage }));
  web.use('/api/v1', readApiRoutes({ feeds, journal, publicUrl: config.publicUrl, sendPage, readingAsk, publicBlogs }));
  web.use('/api/v1', pushApiRoutes({ keys, subscriptions, limits: parts.limits, addressOf, sendPage }));
  const { admission, streams: open } = connections;
  const drain = () => connections.drain();
  web.get(
    '/api/v1/blogs/:slug/stream',
    createStream({ feeds, admission, presence, metrics, drain, addressOf, now, open }),
  );
}

function addPhotos(web: Express, { parts, rooms, identification: { access }, headers }: RoutesParts): void {
  const { store, uploads, mediaStore, limits, newId } = parts;
  const { photos } = store;
  web.use(mediaRoutes({ photos, mediaStore, access, headers }));
  web.use(
    UPLOADS_PATH,
    setDeskHeaders(headers.desk),
    uploadRoutes({ photos, uploads, photoIntake: rooms.photoIntake, access, limits, newId }),
  );
}

function addDesk(web: Express, { parts, rooms, identification: { access }, headers }: RoutesParts): void {
  const { limits } = parts;
  const { newsroom, journal, presence } = rooms;
  web.use('/api/v1', setDeskHeaders(headers.desk), commandApiRoutes({ newsroom, journal, access, limits }));
  web.use('/api/v1', deskApiRoutes({ journal, access, limits, presence }));
  web.use(
    '/api/v1',
    outletsApiRoutes({ journal, access, limits, outletAdmin: rooms.outletAdmin, channelSetting: rooms.channelSetting }),
  );
}

function addPeople(web: Express, { parts, rooms, identification }: RoutesParts): void {
  const { config, store, limits, now, newId } = parts;
  const { people } = store;
  const { journal, revocations } = rooms;
  const { access, identities, addressOf, secure } = identification;
  const { publicUrl } = config;
  const signIn = new SignIn({ people, now, newId });
  const peopleAdmin = new PeopleAdmin({ people, signIn, now });
  const blogsOf = async ({ person }: Actor) => (await journal.blogs()).filter(({ slug }) => belongsTo(person, slug));
  web.use('/api/v1', peopleApiRoutes({ journal, access, limits, peopleAdmin, revocations, publicUrl }));
  web.use(
    '/api/v1',
    sessionRoutes({ access, signIn, identities, people, limits, addressOf, revocations, blogsOf, secure, now }),
  );
  const moving = new Moving({ moves: store.moves, now, newId });
  const begin = beginsSessions({ identities, secure, blogsOf, now });
  web.use('/api/v1', moveRoutes({ access, limits, moving, addressOf, begin, now }));
}

function addLast(web: Express, { rooms: { site, failures }, headers }: RoutesParts): void {
  web.use(wrongMethod(web), notFound);
  web.use(createErrorHandler({ site, headers, failures }));
}
