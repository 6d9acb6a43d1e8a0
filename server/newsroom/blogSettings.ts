/** The verbs on a blog itself: its settings at the start, and every change of them. */
import { mergePatch, type BlogRecord, type BlogSettings, type Publisher } from '../../shared/entry.js';
import type { BlogCommand, NewBlog } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { mayChangeBlog } from '../auth/may.js';
import { blogTranslationsAfter } from './blogTranslations.js';
import { require, type Decision, type Look } from './decision.js';
import { requireEntriesOf } from './summary.js';

/** Settings of a blog until somebody changes them: announced, and seen by the desk alone. */
function defaults(publisher: Publisher): Omit<BlogSettings, 'title'> {
  return {
    standfirst: '',
    place: '',
    timeZone: 'UTC',
    languages: ['en'],
    status: 'announced',
    visibility: 'desk',
    startsAt: null,
    asks: [],
    summary: [],
    drives: [],
    publisher,
  };
}

type BlogPatch = Omit<BlogCommand, 'command' | 'blog' | 'rev'>;
type Said = Omit<BlogSettings, 'facesRequired'> & { facesRequired?: boolean | undefined };

export function settingsOfNewBlog(given: Omit<NewBlog, 'slug'>, publisher: Publisher): BlogSettings {
  const { translations, ...rest } = given;
  const begun: BlogSettings = { ...defaults(publisher), title: given.title };
  return withTranslations(begun, settled(mergePatch(begun, rest)), translations);
}

export async function patchedBlog(look: Look, command: BlogCommand): Promise<Decision> {
  require(mayChangeBlog(look.actor.person, look.blog.slug), { field: 'blog' });
  if (look.blog.rev !== command.rev) {
    throw new Refused('conflict', { field: 'rev', current: look.blog.rev });
  }
  const { command: _command, blog: _blog, rev: _rev, ...patch } = command;
  if (Object.keys(patch).length === 0) {
    throw new Refused('invalid', { why: 'nothing-to-change' });
  }
  const settings = settingsAfter(look.blog.settings, patch);
  if (patch.summary !== undefined) await requireEntriesOf(settings.summary, look);
  return {
    verb: 'blog',
    public: true,
    rev: look.blog.rev + 1,
    blog: { settings, ...statusTimes(look, settings) },
    expect: { blogRev: look.blog.rev },
    touches: { blog: true, top: true },
  };
}

function settingsAfter(before: BlogSettings, { translations, ...patch }: BlogPatch): BlogSettings {
  return withTranslations(
    before,
    settled({ ...defaults(before.publisher), ...mergePatch(before, patch) }),
    translations,
  );
}

function withTranslations(
  before: BlogSettings,
  { translations: _before, ...after }: BlogSettings,
  patch: BlogPatch['translations'],
): BlogSettings {
  const translations = blogTranslationsAfter(before, after, patch);
  return translations === undefined ? after : { ...after, translations };
}

/** A command may say that nothing is asked of photos, or list no site; the record is then as if nobody had spoken of it. */
function settled({ facesRequired, sites = [], ...settings }: Said): BlogSettings {
  return {
    ...settings,
    ...(sites.length > 0 && { sites }),
    ...(facesRequired === true && { facesRequired }),
  };
}

function statusTimes({ blog, at }: Look, { status }: BlogSettings): Pick<BlogRecord, 'statusAt' | 'endedAt'> {
  const changed = status !== blog.settings.status;
  return {
    statusAt: changed ? at : blog.statusAt,
    endedAt: status === 'ended' ? (blog.endedAt ?? at) : null,
  };
}
