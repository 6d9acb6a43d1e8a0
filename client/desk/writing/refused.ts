/** Refusals of what the desk writes, each at the field of the sheet that it is about. Pure. */
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Draft } from '../../entry/draft.js';
import { faultIn, type Fault } from '../../entry/fault.js';
import { isThereBefore } from '../deeds/commands.js';
import type { DeskSpoken } from '../words.js';

/** A refusal of a new entry. */
export function faultOfPost(refusal: Refusal, draft: Draft, words: DeskSpoken): Fault {
  if (isThereBefore('post', refusal)) return { field: '', message: words.notices.thereBefore };
  return faultIn(refusal, draft, words);
}

/** A refusal of a change; of a correction its note alone is typed. */
export function faultOfEdit(refusal: Refusal, draft: Draft, words: DeskSpoken): Fault {
  const [outer = ''] = (refusal.field ?? '').split('.');
  if (outer !== 'correction') return faultIn(refusal, draft, words);
  return { field: 'note', message: sayRefusal({ ...refusal, field: words.note }, words.refusals, words) };
}
