/** The verb `revise`: a merge patch of an entry's content, and of the labels that editors alone give. */
import { mergePatch, touchesBlog, touchesTop, type Content, type EntryRecord } from '../../shared/entry.js';
import { parseContent, type ReviseCommand } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import { mayRevise } from '../auth/may.js';
import { canonical } from '../storage/chain.js';
import { require, type Decision, type Look } from './decision.js';
import { mediaAfter, requireLookedAt } from './media.js';
import { requireCorrected } from './post.js';
import { requireSeen } from './rendering.js';
import { plausibleTime } from './times.js';

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

const EDITORS_FIELDS = ['pinned', 'key', 'verification', 'correction', 'translations'] as const;

function holdsEditorsFields(command: ReviseCommand): boolean {
  return EDITORS_FIELDS.some((name) => command[name] !== undefined);
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
  const rewritten = Object.keys(patch).length > 0;
  const rev = rewritten || correction !== undefined ? before.rev + 1 : before.rev;
  const content = rewritten ? contentAfter(look, before, patch, rev) : before.content;
  const html = rewritten ? await look.rendering.htmlOf(content, before) : before.html;
  if (patch.text !== undefined || patch.media !== undefined) requireSeen(content, html);
  return {
    ...before,
    rev,
    wordsRev: ownTextOf(content) === ownTextOf(before.content) ? before.wordsRev : rev,
    editedAt: rev > before.rev && before.state === 'published' ? look.at : before.editedAt,
    key: key ?? before.key,
    pinned: pinned ?? before.pinned,
    verification: verification ?? before.verification,
    correction: correctionAfter(before.correction, correction, look.at),
    content,
    html,
  };
}

type ContentPatch = Omit<
  ReviseCommand,
  'command' | 'id' | 'blog' | 'rev' | 'pinned' | 'key' | 'verification' | 'correction'
>;

function contentAfter(look: Look, { content, receivedAt }: EntryRecord, patch: ContentPatch, rev: number): Content {
  const { translations, media, text, happenedAt, ...fields } = patch;
  const received = { at: look.at, receivedAt, role: look.actor.person.role };
  const merged = mergePatch<Content>(content, fields);
  const after: Content = {
    ...merged,
    text: text === undefined ? content.text : (text ?? ''),
    happenedAt: happenedAt === undefined ? content.happenedAt : plausibleTime(happenedAt, received),
    translations: translationsAfter(content.translations, translations, rev),
    media: media === undefined ? content.media : mediaAfter(content.media, media ?? []),
  };
  const parsed = parseContent(content.kind, after);
  if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
  return parsed.value;
}

function translationsAfter(
  before: Content['translations'],
  patch: ContentPatch['translations'],
  rev: number,
): Content['translations'] {
  if (patch === undefined) return before;
  if (patch === null) return {};
  const after = { ...before };
  for (const [lang, given] of Object.entries(patch)) {
    if (given === null) delete after[lang];
    else after[lang] = { text: given.text, by: given.by ?? 'desk', of: rev };
  }
  return after;
}

function correctionAfter(
  before: EntryRecord['correction'],
  given: ReviseCommand['correction'],
  at: string,
): EntryRecord['correction'] {
  if (given === undefined) return before;
  return given === null ? null : { note: given.note, at };
}

/** Takes the original's own text, to tell whether translations are of this version. */
function ownTextOf(content: Content): string {
  const { translations: _t, media: _m, place: _p, happenedAt: _h, ...own } = content;
  if (own.kind !== 'chant') return canonical(own);
  const { meanings: _translated, ...chanted } = own;
  return canonical(chanted);
}
