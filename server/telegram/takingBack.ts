/** Takedowns in a channel: what readers may not see any more does not wait for its turn behind words that may be posted. */
import type { Change, Load } from '../outlets/carrier.js';
import { remove } from './removing.js';
import { edit, hasToLose } from './revising.js';
import type { Round } from './round.js';
import { isDeclined, type Stopped } from './stopped.js';

/** Takes entries, photos and withdrawn words out of the channel, and posts nothing. What Telegram declines keeps no other in the channel. */
export async function takeBack({ changes }: Load, round: Round): Promise<void> {
  const declined: Stopped[] = [];
  for (const change of changes) {
    try {
      await takeBackIn(change, round);
    } catch (error) {
      if (!isDeclined(error)) throw error;
      declined.push(error);
    }
  }
  if (declined[0] !== undefined) throw declined[0];
}

async function takeBackIn(change: Change, round: Round): Promise<void> {
  if ('gone' in change) {
    const note = round.noteOf(change.gone);
    if (note !== null) await remove(change.gone, note, round);
  } else if ('entry' in change) {
    const note = round.noteOf(change.entry.id);
    const entry = note === null ? null : await round.now(change);
    if (entry !== null && note !== null && hasToLose(entry, note)) await edit(entry, note, round);
  }
}
