/** The append that a decision asks of the journal, and the refusals for the journal's answers. */
import { Refused } from '../../shared/refusals.js';
import { contentOfBlog, contentOfEntry, digestOf } from '../storage/chain.js';
import type { Append, Appended } from '../storage/ports.js';
import type { Decision, Look } from './decision.js';

export function appendOf(command: Append['command'], seen: Look, decision: Decision, salt: string): Append {
  const { verb, rev, entry, blog, expect, touches, empties = false } = decision;
  const content = entry === undefined ? contentOfBlog(seen.blog.slug, blog ?? seen.blog) : contentOfEntry(entry);
  return {
    command,
    device: seen.actor.device,
    expect: { status: seen.blog.settings.status, ...expect },
    change: { verb, entry: entry?.id ?? null, rev, at: seen.at, role: seen.actor.person.role, public: decision.public },
    content,
    salt,
    digest: digestOf(salt, content),
    ...(entry === undefined ? {} : { entry }),
    ...(blog === undefined ? {} : { blog }),
    touches,
    empties,
  };
}

type Hindrance = Exclude<Appended['kind'], 'stored' | 'repeated' | 'moved'>;

export function refusedFor(hindrance: Hindrance): Refused {
  const answers: Record<Hindrance, ConstructorParameters<typeof Refused>> = {
    different: ['conflict', { field: 'id', why: 'id-used' }],
    foreign: ['not-found', { field: 'id' }],
    revoked: ['unauthenticated', {}],
    missing: ['not-found', { field: 'blog' }],
    // The same answer as for a photo that is not there: naming a photo must not tell whose it is.
    'foreign-photo': ['not-found', { field: 'media' }],
  };
  return new Refused(...answers[hindrance]);
}
