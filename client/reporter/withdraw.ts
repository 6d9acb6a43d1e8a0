/** The way of a withdrawal: into the outbox, or straight to the server where this phone cannot store it. */
import { mintId } from '../account/ids.js';
import type { Reporting } from './reporting.js';

/** Answers whether the entry is withdrawn, or will be: `undoFor` ms can be undone only where it was stored. Never rejects. */
export async function withdraw(
  entry: string,
  undoFor: number,
  { outbox, photos, posted, account, address }: Pick<Reporting, 'outbox' | 'photos' | 'posted' | 'account' | 'address'>,
): Promise<boolean> {
  const at = address();
  try {
    await photos.makingRoom(() => outbox.retract(at, entry, undoFor));
    return true;
  } catch {
    // What must not be read any longer waits for no room: it goes at once, and cannot be undone.
    const answer = await account.carry('retract', { command: mintId(), id: entry, blog: at.blog });
    if (answer.kind !== 'accepted') return false;
    void posted.load();
    return true;
  }
}
