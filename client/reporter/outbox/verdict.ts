/** The meaning of an answer for the item that was sent, and for those behind it. */
import type { Receipt } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Item } from './item.js';

/** `lost`: no answer came, so the server may or may not have the item; the same id is sent again. */
export type Answer =
  | { kind: 'accepted'; receipt: Receipt | null }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'lost' };

/** Whether items get through to the server, or what stops them. */
export type Delivery = 'open' | 'lost' | 'busy' | 'signed-out' | 'outdated';

export type Verdict =
  | { kind: 'accepted'; receipt: Receipt | null }
  | { kind: 'needs-you'; refusal: Refusal }
  /** The item steps aside, the others go on. */
  | { kind: 'aside'; after: number | null; paused: boolean }
  /** The lane rests for a while. `after`: seconds that the server asked for. */
  | { kind: 'rest'; delivery: 'lost' | 'busy'; after: number | null }
  /** All lanes stop until the reporter has done something: signed in, reloaded. */
  | { kind: 'stop'; delivery: 'signed-out' | 'outdated' };

export function judge(item: Item, answer: Answer): Verdict {
  switch (answer.kind) {
    case 'accepted':
      return { kind: 'accepted', receipt: answer.receipt };
    case 'lost':
      return { kind: 'rest', delivery: 'lost', after: null };
    case 'refused':
      return judgeRefusal(item, answer.refusal);
  }
}

function judgeRefusal(item: Item, refusal: Refusal): Verdict {
  const after = refusal.after ?? null;
  switch (refusal.code) {
    case 'unauthenticated':
      return { kind: 'stop', delivery: 'signed-out' };
    case 'version':
      return { kind: 'stop', delivery: 'outdated' };
    case 'rate-limited':
    case 'unavailable':
    case 'storage-low':
      return { kind: 'rest', delivery: 'busy', after };
    case 'paused':
      return { kind: 'aside', after, paused: true };
    default:
      if (isDone(item, refusal)) return { kind: 'accepted', receipt: null };
      // A newer server may know other codes; what `retry` says holds for them too.
      return refusal.retry ? { kind: 'aside', after, paused: false } : { kind: 'needs-you', refusal };
  }
}

/** Whether a refusal means that it is done: the server has the photo and its answer was lost, or the entry is withdrawn already. */
function isDone({ verb }: Item, { code, field }: Refusal): boolean {
  return (verb === 'photo' && code === 'conflict' && field === 'id') || (verb === 'retract' && code === 'gone');
}
