/** The verb `post`: a reporter's text becomes an entry. */
import {
  touchesBlog,
  touchesTop,
  publicEntry,
  type Content,
  type EntryRecord,
  type PublicEntry,
} from '../../shared/entry.js';
import type { PostCommand } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { isHeldAtPost, mayPost } from '../auth/may.js';
import { require, type Decision, type Look } from './decision.js';
import { plausibleTime } from './times.js';
import { requireLookedAt, waitingMedia } from './media.js';
import { requireSeen } from './rendering.js';
import { postedTranslations } from './translations.js';

export async function postedEntry(look: Look, command: PostCommand): Promise<Decision> {
  const content = contentOf(look, command);
  require(mayPost(look.actor.person, look.blog, content));
  requireLookedAt(look.blog, content.media, []);
  await requireCorrected(look, content);
  const entry = await entryOf(look, command.id, content, !isHeldAtPost(look.actor.person, look.blog));
  const shown = entry.state === 'published';
  return {
    verb: 'post',
    public: shown,
    rev: entry.rev,
    entry,
    expect: { entryStep: null },
    touches: { blog: shown && touchesBlog(entry), top: shown && touchesTop(entry) },
  };
}

/** Makes the entry as readers would see it, stored nowhere. */
export async function previewOf(look: Look, command: PostCommand): Promise<PublicEntry> {
  const entry = await entryOf(look, command.id, contentOf(look, command), true);
  return publicEntry({ ...entry, seq: look.blog.head + 1, order: look.blog.head + 1 });
}

function contentOf(look: Look, command: PostCommand): Content {
  const { id: _id, blog: _blog, translations, media = [], text = '', ...fields } = command;
  const common = {
    text,
    happenedAt: plausibleTime(fields.happenedAt, { at: look.at, receivedAt: look.at, role: look.actor.person.role }),
    translations: postedTranslations(translations),
    media: media.map(waitingMedia),
  };
  if (fields.kind === 'chant') return { ...fields, ...common, meanings: fields.meanings ?? {} };
  return { ...fields, ...common };
}

/** Throws `not-found` where a correction names an entry that readers cannot find in this blog. */
export async function requireCorrected(look: Look, content: Content): Promise<void> {
  if (content.kind !== 'update' || content.corrects === undefined) return;
  // A held entry has no address to link to. An entry that is missing, or of another blog, gets the same answer.
  const corrected = await look.find(content.corrects);
  if (corrected?.order === null || corrected === null) throw new Refused('not-found', { field: 'corrects' });
}

async function entryOf(look: Look, id: string, content: Content, published: boolean): Promise<EntryRecord> {
  const { person } = look.actor;
  const html = await look.rendering.htmlOf(content);
  requireSeen(content, html);
  return {
    id,
    blog: look.blog.slug,
    state: published ? 'published' : 'held',
    rev: 1,
    wordsRev: 1,
    first: 0,
    step: 0,
    seq: null,
    order: null,
    author: person.id,
    byline: person.name,
    receivedAt: look.at,
    publishedAt: published ? look.at : null,
    editedAt: null,
    key: false,
    pinned: false,
    verification: 'unconfirmed',
    correction: null,
    content,
    html,
  };
}
