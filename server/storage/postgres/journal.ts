/** The journal on PostgreSQL. Every answer is one call: of one snapshot, and of one transaction where it writes. */
import type { Journal } from '../ports.js';
import type { Database } from './database.js';
import { appender } from './journal/append.js';
import { beginEpoch, createBlog } from './journal/beginnings.js';
import { knownIn } from './journal/commands.js';
import { EntryLists } from './journal/lists.js';
import { Lookups } from './journal/lookups.js';
import { verifier } from './journal/verifier.js';

export function postgresJournal(database: Database): Journal {
  const { reading, writing } = database;
  const lists = new EntryLists(reading);
  const lookups = new Lookups(reading);
  return {
    createBlog: (draft) => createBlog(writing, draft),
    append: appender(database),
    known: (command) => knownIn(reading, command),
    blogs: () => lookups.blogs(),
    slugs: () => lookups.slugs(),
    blog: (slug) => lists.blog(slug),
    entry: (slug, id) => lookups.entry(slug, id),
    positions: (slugs) => lookups.positions(slugs),
    since: (slug, seq, limit) => lists.since(slug, seq, limit),
    deskSince: (slug, step, limit) => lists.deskSince(slug, step, limit),
    entriesBefore: (slug, ask) => lists.entriesBefore(slug, ask),
    entriesAfter: (slug, ask) => lists.entriesAfter(slug, ask),
    countAfter: (slug, after, most) => lookups.countAfter(slug, after, most),
    deskEntries: (slug, ask) => lists.deskEntries(slug, ask),
    snapshot: (slug, limits) => lists.snapshot(slug, limits),
    told: (slug, seq) => lookups.told(slug, seq),
    momentsOf: (slug, seqs) => lookups.momentsOf(slug, seqs),
    lastChanges: (slugs) => lookups.lastChanges(slugs),
    lastSeqOf: (slug, epoch) => lookups.lastSeqOf(slug, epoch),
    own: (slug, author, limit) => lists.own(slug, author, limit),
    beginEpoch: (slug, change) => beginEpoch(database, slug, change),
    verify: verifier(reading),
  };
}
