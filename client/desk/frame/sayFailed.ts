import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { Failed } from '../../account/request.js';
import type { DeskSpoken } from '../words.js';

/** The sentence about a request that failed. `lost`: the one for no answer, which is another for a deed than for a look. */
export function sayFailed(failed: Failed, lost: string, words: DeskSpoken): string {
  return failed.kind === 'lost' ? lost : sayRefusal(failed.refusal, words.refusals, words);
}
