/** Append: one call of the function that compares and stores under the blog's lock (rules J1, J2, J3). */
import type { EntryRecord } from '../../../../shared/entry.js';
import { bodyDigestOf } from '../../chain.js';
import { MEDIA_PATH, fileBehind, type Append, type Appended } from '../../ports.js';
import { isCrossed } from '../errorCodes.js';
import type { Database } from '../database.js';
import { blogOf, docOf, entryOf, type BlogRow, type Doc, type Placed } from '../../records.js';
import { knownAs, type CommandRow } from './commands.js';

type Answer =
  | { kind: 'stored'; epoch: string; step: number; seq: number | null; entry: Placed | null; blog: BlogRow | null }
  | { kind: 'known'; command: CommandRow }
  | { kind: 'moved' | 'foreign' | 'revoked' | 'foreign-photo' | 'missing' };

const APPEND = 'select append($1::jsonb, $2, $3::json) as answer';
/** Two blogs may take the same id at the same moment: the second one finds the first one's when it asks again. */
const ATTEMPTS = 3;

export function appender({ writing, inTurn, sweepSoon }: Database) {
  return async (append: Append): Promise<Appended> => {
    const answer = await inTurn(append.command.blog, () => attempt(append));
    if (append.empties && answer.kind === 'stored') sweepSoon();
    return appendedOf(append, answer);
  };

  async function attempt(append: Append, attempts = ATTEMPTS): Promise<Answer> {
    const { content, entry } = append;
    const asked = JSON.stringify(askedOf(append));
    try {
      const [row] = await writing.ask<{ answer: Answer }>(APPEND, [asked, content, entry ? docOf(entry) : null]);
      if (row === undefined) throw new Error('append did not answer');
      return row.answer;
    } catch (error) {
      if (!isCrossed(error) || attempts <= 1) throw error;
      return attempt(append, attempts - 1);
    }
  }
}

/** The function's question, beside the words. The command's body stays here: its digest goes. */
function askedOf(append: Append): object {
  const { command, device, expect, change, salt, digest, entry, blog, touches, empties } = append;
  const { id, blog: slug, author, body } = command;
  return {
    command: { id, blog: slug, author, body: bodyDigestOf(salt, body) },
    ...{ device, expect, change, salt, digest, blog, touches, empties },
    media: entry === undefined ? undefined : mediaOf(entry),
  };
}

function mediaOf({ content }: EntryRecord): object[] {
  return content.media.map(({ id, state, sources }) => {
    return { id, state, files: sources.map(({ src }) => fileBehind(src.slice(MEDIA_PATH.length))) };
  });
}

function appendedOf({ command, change, entry }: Append, answer: Answer): Appended {
  if (answer.kind === 'known') {
    const known = knownAs(answer.command, command);
    return known.kind === 'same' ? { kind: 'repeated', receipt: known.receipt } : known;
  }
  if (answer.kind !== 'stored') return answer;
  const { epoch, step, seq, entry: placed, blog } = answer;
  return {
    kind: 'stored',
    receipt: { id: change.entry ?? command.blog, seq, rev: change.rev },
    item: {
      slug: command.blog,
      epoch,
      step,
      seq,
      entry: entry === undefined || placed === null ? null : entryOf({ ...placed, doc: docAsRead(entry) }),
      blog: blog === null ? null : blogOf(blog),
    },
  };
}

/** The entry as it will be read back: undefined fields are not there. */
function docAsRead(entry: EntryRecord): Doc {
  return JSON.parse(docOf(entry)) as Doc;
}
