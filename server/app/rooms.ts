/** The rooms behind the doors, wired to each other. They are made here and started by the app. */
import { DeskFeed } from '../desk/deskFeed.js';
import { Presence } from '../desk/presence.js';
import { Revocations } from '../desk/revocations.js';
import { Failures } from '../failures.js';
import { Feeds } from '../feed/feeds.js';
import { Leases } from '../leases.js';
import { PhotoIntake } from '../media/photos.js';
import { createNewsroom, type Newsroom } from '../newsroom.js';
import { HtmlRetries } from '../newsroom/htmlRetries.js';
import { Purging } from '../purging/purging.js';
import { Followers } from '../record/followers.js';
import { RewindGuard } from '../record/rewindGuard.js';
import type { Site } from '../render/views.js';
import type { Bus } from '../bus/bus.js';
import type { Journal } from '../storage/ports.js';
import type { AppParts } from './appParts.js';
import { countedPipeline } from './countedPipeline.js';
import { createFaults, type Faults } from './faults.js';
import { wireTelling, type Telling } from './telling.js';

/** The record with its guard: every answer of the journal, and every message of the bus, is compared (rule J6). */
interface GuardedRecord {
  journal: Journal;
  bus: Bus;
  followers: Followers;
}

interface Desk {
  deskFeed: DeskFeed;
  presence: Presence;
  revocations: Revocations;
  /** null: there is no cache in front. */
  purging: Purging | null;
}

interface Writing {
  newsroom: Newsroom;
  htmlRetries: HtmlRetries;
}

interface PhotoRooms {
  leases: Leases;
  photoIntake: PhotoIntake;
}

export interface Rooms extends Faults, GuardedRecord, Desk, Writing, Telling, PhotoRooms {
  site: Site;
  feeds: Feeds;
  failures: Failures;
}

export function wireRooms(parts: AppParts): Rooms {
  const faults = createFaults(parts);
  const record = guardRecord(parts, faults);
  const site = siteOf(parts);
  const { metrics } = parts;
  const writing = wireNewsroom(parts, record, faults);
  return {
    ...faults,
    ...record,
    ...writing,
    ...wireDesk(parts, record, faults),
    ...wirePhotos(parts, record, writing, faults),
    ...wireTelling(parts, record, { site, onFault: faults.onFault }),
    site,
    failures: new Failures({ metrics, onFault: faults.onFault }),
    feeds: new Feeds({ ...record, site, metrics, onFault: faults.onFault }),
  };
}

function guardRecord({ store, bus: unguarded, log, now, newId }: AppParts, { onFault }: Faults): GuardedRecord {
  const { journal, bus } = new RewindGuard({
    journal: store.journal,
    bus: unguarded,
    now,
    newId,
    // The missing changes were acknowledged: the operator has to know of them, and how many they are.
    onWentBack: (what) => log.warn('the record went back, and a new epoch began', { ...what }),
  });
  return { journal, bus, followers: new Followers({ journal, bus, onFault }) };
}

function siteOf({ config: { siteName: name, siteContact: contact, publicUrl: url }, assets }: AppParts): Site {
  return { name, contact, url, assets };
}

function wireDesk(
  { config, store, log }: AppParts,
  { journal, bus, followers }: GuardedRecord,
  { onFault }: Faults,
): Desk {
  const { purgeUrl: url } = config;
  return {
    deskFeed: new DeskFeed({ journal, followers, onFault }),
    presence: new Presence(bus),
    revocations: new Revocations({ people: store.people, bus, onFault }),
    purging: url === null ? null : new Purging({ url, log, followers, onFault }),
  };
}

function wireNewsroom(parts: AppParts, { journal, bus }: GuardedRecord, { onAway, onFault }: Faults): Writing {
  const { config, markdown, metrics, now, newId, newSalt } = parts;
  const newsroom = createNewsroom({
    journal,
    markdown,
    publish: (item) => {
      bus.publish(item);
      htmlRetries.note(item);
    },
    now,
    newId,
    newSalt,
    onAppended: (seconds) => metrics.appended(seconds),
    onAway,
    publisher: { name: config.siteName, contact: config.siteContact ?? '' },
  });
  const htmlRetries = new HtmlRetries({ newsroom, journal, newId, onFault });
  return { newsroom, htmlRetries };
}

function wirePhotos(
  parts: AppParts,
  { journal }: GuardedRecord,
  { newsroom }: Writing,
  { onFault }: Faults,
): PhotoRooms {
  const { config, limits, mediaStore, uploads, metrics, now, newId } = parts;
  const { photos } = parts.store;
  const leases = new Leases(photos);
  const photoIntake = new PhotoIntake({
    journal,
    photos,
    limits,
    leases,
    alone: config.databaseUrl === null,
    newsroom,
    mediaStore,
    uploads,
    pipeline: countedPipeline(parts.pipeline, metrics),
    now,
    newId,
    onFault,
  });
  return { leases, photoIntake };
}
