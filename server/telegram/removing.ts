/** Entries that readers may not see any more: nothing of them stays in a channel. */
import { gatheredOf } from './message.js';
import { NOT_TAKEN, type Note } from './note.js';
import type { Round } from './round.js';

/** Takes an entry out of the channel: its message is deleted, or edited where other entries stand in it too. */
export async function remove(id: string, note: Note, round: Round): Promise<void> {
  for (const [, message] of note.more) {
    if (message !== NOT_TAKEN) await round.channel.erase(message, true, round.instead);
  }
  if (note.lost !== true) await removeWords(id, note, round);
  round.keep(id, null);
}

/** Where the other entries cannot stay without this one, they go too: its words were taken back. */
async function removeWords(id: string, { head, media, with: together }: Note, round: Round): Promise<void> {
  const others = await round.entries(together.filter((other) => other !== id));
  if (others.length > 0) {
    const edited = await round.channel.editWords(head, gatheredOf(others, round.around), false);
    if (edited.ok || edited.what === 'same' || edited.what === 'missing') return;
  }
  await round.channel.erase(head, media !== null, round.instead);
}
