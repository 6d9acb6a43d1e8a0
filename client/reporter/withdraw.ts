/** The way of a withdrawal: into the outbox, or straight to the server where this phone cannot store it. */
import type { Refusal } from '../../shared/refusals.js';
import type { Reporting } from './reporting.js';
import { payloadOf, type RetractItem } from './outbox/item.js';
import { judge, type Answer } from './outbox/verdict.js';

type Parts = Pick<Reporting, 'outbox' | 'photos' | 'account' | 'address'>;

/**
 * Answers null where the entry is withdrawn, or will be: `undoFor` ms can be undone only where it was stored; else why not.
 * `command`: the id as which it goes straight to the server, the same at each attempt. Never rejects.
 */
export async function withdraw(
  entry: string,
  undoFor: number,
  command: string,
  parts: Parts,
): Promise<Refusal | 'lost' | null> {
  const { outbox, photos, account, address } = parts;
  const at = address();
  try {
    await photos.makingRoom(() => outbox.retract(at, entry, undoFor));
    return null;
  } catch {
    const writtenAt = account.serverNow();
    return atOnce({ ...NEVER_QUEUED, ...at, command, entry, writtenAt }, parts);
  }
}

const NEVER_QUEUED = { verb: 'retract', turn: 0, attempts: 0, notBefore: 0, paused: false, refusal: null } as const;

/** Withdraws without waiting for room, since the entry must not be read any longer; that cannot be undone. */
async function atOnce(retract: RetractItem, { outbox, account }: Parts): Promise<Refusal | 'lost' | null> {
  const { settlement } = outbox;
  // A store in which nothing works is no reason to leave the entry to its readers.
  const isDropped = await settlement.dropsUnsent(retract).catch(() => false);
  const answering = account.carry('retract', payloadOf(retract));
  // Without room for a note, another page, or this one before it was loaded anew, may have sent it all the same.
  if (isDropped) return null;
  const answer = await answering;
  const verdict = judge(retract, answer);
  const { items, sending } = outbox.state.value;
  const isAccepted = verdict.kind === 'accepted';
  // The server does not know what waits here for another try: it leaves the phone, unless it is on its way at this moment.
  const waitsHere = isUnknown(answer) && items.some(({ command }) => command === retract.entry);
  if (waitsHere && sending.includes(retract.entry)) return 'lost';
  if (!isAccepted && !waitsHere) return answer.kind === 'refused' ? answer.refusal : 'lost';
  await settlement.accept(retract, isAccepted ? verdict.receipt : null).catch(() => undefined);
  // A photo of it may be on its way.
  outbox.wake();
  return null;
}

function isUnknown(answer: Answer): boolean {
  return answer.kind === 'refused' && answer.refusal.code === 'not-found';
}
