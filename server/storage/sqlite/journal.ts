/**
 * The journal on SQLite. Every answer is made synchronously, in one transaction: between two awaits of a caller
 * nothing of another command can slip in.
 */
import type { Journal } from '../ports.js';
import type { Database } from './database.js';
import { appender } from './journal/append.js';
import { beginnings } from './journal/beginnings.js';
import { commands } from './journal/commands.js';
import { lists } from './journal/lists.js';
import { recorder } from './journal/recorder.js';
import { verifier } from './journal/verifier.js';

export function sqliteJournal(database: Database): Journal {
  const recording = recorder(database.writing);
  const append = appender(database, recording);
  const { createBlog, beginEpoch } = beginnings(database, recording);
  const { known } = commands(database.reading);
  const list = lists(database);
  const verify = verifier(database);
  return {
    createBlog: async (draft) => createBlog(draft),
    append: async (asked) => append(asked),
    known: async (command) => database.read(() => known(command)),
    blogs: async () => list.blogs(),
    slugs: async () => list.slugs(),
    blog: async (slug) => list.blog(slug),
    entry: async (slug, id) => list.entry(slug, id),
    positions: async (slugs) => list.positions(slugs),
    since: async (slug, seq, limit) => list.since(slug, seq, limit),
    deskSince: async (slug, step, limit) => list.deskSince(slug, step, limit),
    entriesBefore: async (slug, ask) => list.entriesBefore(slug, ask),
    deskEntries: async (slug, ask) => list.deskEntries(slug, ask),
    snapshot: async (slug, limits) => list.snapshot(slug, limits),
    told: async (slug, seq) => list.told(slug, seq),
    lastSeqOf: async (slug, epoch) => list.lastSeqOf(slug, epoch),
    own: async (slug, author, limit) => list.own(slug, author, limit),
    beginEpoch: async (slug, change) => beginEpoch(slug, change),
    verify,
  };
}
