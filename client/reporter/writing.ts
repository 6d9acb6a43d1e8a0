/** The ways of writing: a new entry, a change to an own one, or a refused one; and the way into the outbox. */
import type { SessionBlog } from '../../shared/protocol/desk.js';
import { zoneOf } from '../entry/clocks.js';
import {
  asSent,
  contentOf,
  draftOf,
  emptyDraft,
  withTranslationsOf,
  type Draft,
  type Setting,
} from '../entry/draft.js';
import type { EntryContent } from '../entry/entryContent.js';
import { patchOf } from '../entry/patch.js';
import type { Begun, WritingOf } from './begun.js';
import type { Drafts, DraftPlace } from './drafts.js';
import { keepCredit, keepKind, lastLanguage } from './lastChoices.js';
import type { OwnEntry } from './mine.js';
import { changeDraft } from './openDrafts.js';
import type { Reporting } from './reporting.js';

/** A revision, with the content that it begins from as the form would send it. */
export function revisionOf(entry: OwnEntry, setting: Setting): WritingOf {
  return { is: 'revise', entry, from: { words: asSent(entry.content, setting), rev: entry.rev } };
}

export function beginning(of: WritingOf, blog: SessionBlog, drafts: Drafts): Draft {
  const { timeZone } = blog;
  if (of.is !== 'new') return { ...draftOf(of.entry.content, timeZone), timeZone, from: of.from };
  const lang = lastLanguage(drafts, blog.slug, of.kind) ?? blog.languages[0] ?? 'en';
  return { ...emptyDraft(of.kind, lang, blog.drives[0]?.id), timeZone };
}

export function isUnchanged(of: WritingOf, { from }: Draft, made: EntryContent): boolean {
  return of.is === 'revise' && from !== null && isUnpatched(from.words, made);
}

function isUnpatched(base: EntryContent, next: EntryContent): boolean {
  return Object.keys(patchOf(base, next)).length === 0;
}

/** Answers with the entry's id once it is stored; rejects where this phone cannot. */
export async function enqueue(begun: Begun, draft: Draft, made: EntryContent, reporting: Reporting): Promise<string> {
  const { of, at } = begun;
  const { drafts, photos, settle } = reporting;
  // The draft that knows its entry's id is kept before the entry is: a page that ends between the two must not send it twice.
  if (of.is === 'new') settle();
  const id = await photos.makingRoom(() => stored(begun, draft, made, reporting));
  if (of.is === 'new') keepKind(drafts, at.blog, of.kind);
  if (draft.photos.length > 0) keepCredit(drafts, at.person, lastCredit(draft));
  return id;
}

/** The name of the last photo that has a name: several photos are often credited in the first of them alone. */
function lastCredit({ photos }: Draft): string {
  return (
    photos
      .map(({ credit }) => credit.trim())
      .filter((credit) => credit !== '')
      .at(-1) ?? ''
  );
}

/**
 * The beginning of a change: a draft that was kept knows it, so that nothing is undone that the desk has done since. Where only
 * this phone has sent something since, that stands in its place.
 */
function beginningOf(of: WritingOf, draft: Draft, reporting: Reporting): Draft['from'] {
  const { from } = draft;
  const known = from ?? (of.is === 'revise' ? of.from : null);
  const timeZone = zoneOf(draft);
  if (of.is === 'new' || known === null || from === null || timeZone === undefined) return known;
  // The words that are mended now may be newer than those that a kept draft began with.
  if (of.is === 'mend' && of.from?.rev !== from.rev) return known;
  const first = of.is === 'mend' ? of.entry.content : known.words;
  return ownStanding(of.entry.id, first, timeZone, reporting) ?? known;
}

/** The states of an entry of which nothing waits. */
const SETTLED: readonly OwnEntry['state'][] = ['sent', 'held', 'published'];

/**
 * The entry as it stands now, where a change was made of just that: this phone has sent it meanwhile, and the
 * reporter would be asked about nobody's words. null: it is not, or not yet.
 */
function ownStanding(id: string, first: EntryContent, timeZone: string, { mine, setting }: Reporting): Draft['from'] {
  const own = mine.value.entries.find((entry) => entry.id === id && SETTLED.includes(entry.state));
  const now = setting({ timeZone });
  const isSame = own !== undefined && isUnpatched(typedOf(first, now), typedOf(own.content, now));
  return isSame ? { words: asSent(own.content, now), rev: own.rev } : null;
}

/** A content without what nobody types of a photo, which a phone and the server know each in its own way. */
function typedOf(content: EntryContent, setting: Setting): EntryContent {
  const draft = draftOf(content, setting.timeZone);
  return contentOf({ ...draft, photos: draft.photos.map((photo) => ({ ...photo, rest: {} })) }, setting);
}

async function stored(begun: Begun, draft: Draft, typed: EntryContent, reporting: Reporting): Promise<string> {
  const { of, at } = begun;
  const { outbox, account } = reporting;
  const from = beginningOf(of, draft, reporting);
  const made = from === null ? typed : withTranslationsOf(from.words, typed);
  // A time that was named is right whatever this phone's clock says.
  const clock = draft.happenedAt === null ? account.clock.reading() : undefined;
  if (of.is === 'new') return outbox.post(at, made, clock, draft.sentAs);
  const { id, rev: known } = of.entry;
  if (outbox.nowhere.has(id)) return outbox.post(at, made, clock, id);
  if (of.is === 'revise') {
    const { words: base, rev } = from ?? { words: made, rev: known };
    await outbox.revise(at, id, { base, words: made, rev });
  } else await outbox.mend(at, id, { words: made, ...(from === null ? {} : { base: from.words, rev: from.rev }) });
  return id;
}

/** Lets go of what was refused of an entry, and of what was begun in its place: nothing leads there any more. */
export function discard(entry: string, { outbox, drafts }: Pick<Reporting, 'outbox' | 'drafts'>): Promise<void> {
  drafts.forgetChangesOf((id) => id === entry);
  return outbox.discard(entry);
}

/** Begins a new entry at `place` with the words of one that is gone: they are written down before that one is let go. */
export function beginAnew({ id, content }: OwnEntry, place: DraftPlace, timeZone: string, reporting: Reporting): void {
  // The photos went with the entry.
  const draft = () => ({ ...draftOf(content, timeZone), timeZone, photos: [] });
  changeDraft(reporting.drafts, place, draft, draft);
  reporting.settle();
  void discard(id, reporting);
}
