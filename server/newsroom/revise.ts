/** The verb `revise`: a merge patch of an entry's content, and of the labels that editors alone give. */
import { mergePatch, touchesBlog, touchesTop, type Content, type EntryRecord } from '../../shared/entry.js';
import { charactersOf, entryWords, hasNewWords } from '../../shared/entry/words.js';
import { holdsEditorsFields } from '../../shared/may.js';
import { parseContent, type ReviseCommand } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { mayRevise } from '../auth/may.js';
import { canonical } from '../storage/chain.js';
import { require, type Decision, type Look } from './decision.js';
import { mediaAfter, requireLookedAt } from './media.js';
import { requireCorrected } from './post.js';
import { requireSeen } from './rendering.js';
import { plausibleTime } from './times.js';
import { translationsAfter } from './translations.js';

export async function revisedEntry(look: Look, command: ReviseCommand): Promise<Decision> {
  const before = await look.entry(command.id);
  require(mayRevise(look.actor.person, look.blog, before, holdsEditorsFields(command)), { field: 'id' });
  requireStanding(before, command.rev);
  requireSomething(command);
  const entry = await entryAfter(look, before, command);
  requireLookedAt(look.blog, entry.content.media, before.content.media);
  if (command.corrects !== undefined) await requireCorrected(look, entry.content);
  const shown = entry.state === 'published';
  return {
    verb: 'revise',
    public: shown,
    rev: entry.rev,
    entry,
    expect: { entryStep: before.step },
    touches: { blog: shown && touchesBlog(entry), top: shown && (touchesTop(before) || touchesTop(entry)) },
  };
}

/** Refuses an empty patch: it would make a step of the record that says nothing. */
function requireSomething({ command: _command, id: _id, blog: _blog, rev: _rev, ...changes }: ReviseCommand): void {
  if (Object.keys(changes).length === 0) throw new Refused('invalid', { why: 'nothing-to-change' });
}

/** Throws `conflict` where the sender saw another rev than the present one. */
export function requireStanding(entry: EntryRecord, rev: number): void {
  if (entry.rev !== rev) throw new Refused('conflict', { field: 'rev', current: entry.rev });
}

async function entryAfter(look: Look, before: EntryRecord, command: ReviseCommand): Promise<EntryRecord> {
  const {
    command: _command,
    id: _id,
    blog: _blog,
    rev: _rev,
    pinned,
    key,
    verification,
    correction,
    ...patch
  } = command;
  const isReworded = Object.keys(patch).length > 0 || correction !== undefined;
  const rev = isReworded ? before.rev + 1 : before.rev;
  const corrected = { ...before, rev, correction: correctionAfter(before.correction, correction, look.at) };
  const content = isReworded ? contentAfter(look, { before, after: corrected }, patch) : before.content;
  const html = isReworded ? await look.rendering.htmlOf(content, before) : before.html;
  if (patch.text !== undefined || patch.media !== undefined) requireSeen(content, html);
  return {
    ...corrected,
    wordsRev: saysOther(before, { ...corrected, content }) ? rev : before.wordsRev,
    editedAt: rev > before.rev && before.state === 'published' ? look.at : before.editedAt,
    key: key ?? before.key,
    pinned: pinned ?? before.pinned,
    verification: verification ?? before.verification,
    content,
    html,
  };
}

type ContentPatch = Omit<
  ReviseCommand,
  'command' | 'id' | 'blog' | 'rev' | 'pinned' | 'key' | 'verification' | 'correction'
>;

interface Pair {
  before: EntryRecord;
  /** The entry with its new rev and correction. */
  after: EntryRecord;
}

function contentAfter(look: Look, { before, after }: Pair, patch: ContentPatch): Content {
  const { translations, media, text, happenedAt, ...fields } = patch;
  const { content, receivedAt } = before;
  const received = { at: look.at, receivedAt, role: look.actor.person.role };
  const original: Content = {
    ...mergePatch<Content>(content, fields),
    text: text === undefined ? content.text : (text ?? ''),
    happenedAt: happenedAt === undefined ? content.happenedAt : plausibleTime(happenedAt, received),
    media: media === undefined ? content.media : mediaAfter(content.media, media ?? []),
  };
  const { rev, correction } = after;
  const revision = { before, after: { content: original, correction }, patch: translations, rev };
  const whole = { ...original, translations: translationsAfter(revision) };
  if (Object.keys(patch).length === 0) return whole;
  const taken = charactersOf({ ...content, correction: before.correction });
  const languages = Object.keys(content.translations).length;
  const parsed = parseContent(content.kind, whole, { correction, taken, languages });
  if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
  return parsed.value;
}

function correctionAfter(
  before: EntryRecord['correction'],
  given: ReviseCommand['correction'],
  at: string,
): EntryRecord['correction'] {
  if (given === undefined) return before;
  return given === null ? null : { note: given.note, at };
}

/** Whether the original says something else, so that translations are of an earlier version. */
function saysOther(before: EntryRecord, after: EntryRecord): boolean {
  if (ownTextOf(after.content) !== ownTextOf(before.content)) return true;
  const [words, said] = [before, after].map(({ content, correction }) => entryWords({ ...content, correction }));
  return hasNewWords(words ?? {}, said ?? {});
}

/** Takes the fields of its kind and its text, all of which a translation may rest on. */
function ownTextOf(content: Content): string {
  const { translations: _t, media: _m, place: _p, happenedAt: _h, ...own } = content;
  if (own.kind !== 'chant') return canonical(own);
  const { meanings: _translated, ...chanted } = own;
  return canonical(chanted);
}
