/** The verb `publish`: an editor lets a held entry go to the readers. */
import { touchesBlog, touchesTop, type EntryRecord } from '../../shared/entry.js';
import type { PublishCommand } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { mayPublish } from '../auth/may.js';
import { require, type Decision, type Look } from './decision.js';
import { requireStanding } from './revise.js';

export async function publishedEntry(look: Look, command: PublishCommand): Promise<Decision> {
  const before = await look.entry(command.id);
  require(mayPublish(look.actor.person, look.blog, before), { field: 'id' });
  requireStanding(before, command.rev);
  if (before.state === 'published') {
    throw new Refused('conflict', { field: 'rev', current: before.rev, why: 'published-already' });
  }
  const entry: EntryRecord = { ...before, state: 'published', publishedAt: look.at };
  return {
    verb: 'publish',
    public: true,
    rev: entry.rev,
    entry,
    expect: { entryStep: before.step },
    touches: { blog: touchesBlog(entry), top: touchesTop(entry) },
  };
}
