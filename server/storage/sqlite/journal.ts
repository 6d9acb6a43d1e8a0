/**
 * The journal on SQLite. Every answer is made synchronously, in one transaction: between two awaits of a caller
 * nothing of another command can slip in.
 */
import type { Journal } from '../ports.js';
import type { Database } from './database.js';
import { Appender } from './journal/append.js';
import { beginEpoch, createBlog } from './journal/beginnings.js';
import { knownIn } from './journal/commands.js';
import { EntryLists } from './journal/lists.js';
import { Lookups } from './journal/lookups.js';
import { Recorder } from './journal/recorder.js';
import { verifier } from './journal/verifier.js';

export function sqliteJournal(database: Database): Journal {
  const recorder = new Recorder(database.writing);
  const appender = new Appender(database, recorder);
  const known = knownIn(database.reading);
  const lists = new EntryLists(database);
  const lookups = new Lookups(database);
  return {
    createBlog: async (draft) => createBlog(database, recorder, draft),
    append: async (asked) => appender.append(asked),
    known: async (command) => database.read(() => known(command)),
    blogs: async () => lookups.blogs(),
    slugs: async () => lookups.slugs(),
    blog: async (slug) => lists.blog(slug),
    entry: async (slug, id) => lookups.entry(slug, id),
    positions: async (slugs) => lookups.positions(slugs),
    since: async (slug, seq, limit) => lists.since(slug, seq, limit),
    deskSince: async (slug, step, limit) => lists.deskSince(slug, step, limit),
    entriesBefore: async (slug, ask) => lists.entriesBefore(slug, ask),
    entriesAfter: async (slug, ask) => lists.entriesAfter(slug, ask),
    countAfter: async (slug, after, most) => lookups.countAfter(slug, after, most),
    deskEntries: async (slug, ask) => lists.deskEntries(slug, ask),
    snapshot: async (slug, limits) => lists.snapshot(slug, limits),
    told: async (slug, seq) => lookups.told(slug, seq),
    momentsOf: async (slug, seqs) => lookups.momentsOf(slug, seqs),
    lastChanges: async (slugs) => lookups.lastChanges(slugs),
    lastSeqOf: async (slug, epoch) => lookups.lastSeqOf(slug, epoch),
    own: async (slug, author, limit) => lists.own(slug, author, limit),
    beginEpoch: async (slug, change) => beginEpoch(database, recorder, slug, change),
    verify: verifier(database),
  };
}
