/** The ways of writing: a new entry, a change to an own one, or a refused one; and the way into the outbox. */
import type { Kind } from '../../shared/entry.js';
import type { SessionBlog } from '../../shared/protocol/desk.js';
import { mintId } from '../account/ids.js';
import { asSent, draftOf, emptyDraft, withTranslationsOf, type Draft, type Setting } from '../entry/draft.js';
import type { EntryContent } from '../entry/entryContent.js';
import { patchOf } from '../entry/patch.js';
import type { Drafts, DraftPlace } from './drafts.js';
import type { OwnEntry } from './mine.js';
import type { Reporting } from './reporting.js';

/** `from`: the content and revision that a change begins from; null where a post is mended. */
export type WritingOf =
  | { is: 'new'; kind: Kind }
  | { is: 'revise'; entry: OwnEntry; from: { words: EntryContent; rev: number } }
  | { is: 'mend'; entry: OwnEntry; from: { words: EntryContent; rev: number } | null };

/** A revision, with the content that it begins from as the form would send it. */
export function revisionOf(entry: OwnEntry, setting: Setting): WritingOf {
  return { is: 'revise', entry, from: { words: asSent(entry.content, setting), rev: entry.rev } };
}

export function placeOf(of: WritingOf, reporting: Pick<Reporting, 'address'>): DraftPlace {
  return { ...reporting.address(), of: of.is === 'new' ? of.kind : `${of.is}-${of.entry.id}` };
}

export function beginning(of: WritingOf, blog: SessionBlog, drafts: Drafts): Draft {
  if (of.is !== 'new') return { ...draftOf(of.entry.content, blog.timeZone), from: of.from };
  return emptyDraft(of.kind, drafts.language(blog.slug, of.kind) ?? blog.languages[0] ?? 'en', blog.drives[0]?.id);
}

export function isUnchanged(of: WritingOf, { from }: Draft, made: EntryContent): boolean {
  return of.is === 'revise' && from !== null && Object.keys(patchOf(from.words, made)).length === 0;
}

/** Answers with the entry's id once it is stored; rejects where this phone cannot. */
export async function enqueue(of: WritingOf, draft: Draft, made: EntryContent, reporting: Reporting): Promise<string> {
  const { address, drafts, photos } = reporting;
  const named = of.is === 'new' ? namedIn(placeOf(of, reporting), draft, reporting) : draft;
  const id = await photos.makingRoom(() => stored(of, named, made, reporting));
  if (of.is === 'new') drafts.rememberKind(address().blog, of.kind);
  if (draft.photos.length > 0) drafts.rememberCredit(address().person, lastCredit(draft));
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

/** The draft with its entry's id, kept before the entry is: a page that ends between the two must not send it twice. */
function namedIn(place: DraftPlace, draft: Draft, { drafts, settle }: Reporting): Draft {
  const named = { ...draft, sentAs: draft.sentAs ?? mintId() };
  drafts.keep(place, named);
  settle();
  return named;
}

/** A draft that was kept knows what it began from; the reporter who mends has just seen what stands now. */
function beginningOf(of: WritingOf, { from }: Draft): Draft['from'] {
  if (of.is === 'new') return from;
  return of.is === 'mend' ? (of.from ?? from) : (from ?? of.from);
}

async function stored(of: WritingOf, draft: Draft, typed: EntryContent, reporting: Reporting): Promise<string> {
  const { outbox, address, account } = reporting;
  const from = beginningOf(of, draft);
  const made = from === null ? typed : withTranslationsOf(from.words, typed);
  // A time that was named is right whatever this phone's clock says.
  const clock = draft.happenedAt === null ? account.clock.reading() : undefined;
  if (of.is === 'new') return outbox.post(address(), made, clock, draft.sentAs);
  const { id, rev: known } = of.entry;
  if (of.is === 'revise') {
    const { words: base, rev } = from ?? { words: made, rev: known };
    await outbox.revise(address(), id, { base, words: made, rev });
  } else
    await outbox.mend(address(), id, { words: made, ...(from === null ? {} : { base: from.words, rev: from.rev }) });
  return id;
}
