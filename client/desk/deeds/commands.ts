/**
 * The desk's own commands. Each has its id before the first attempt and keeps it: what got no answer is sent again with
 * the same one (rule O1), also when the editor presses again, as long as they ask for the very same thing.
 */
import type { CommandName, Receipt } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Answer, Carry } from '../../account/transport.js';

export type Sent =
  | { is: 'done'; receipt: Receipt }
  | { is: 'refused'; refusal: Refusal }
  /** No answer came. It may have arrived: pressing again is safe. */
  | { is: 'lost' };

export type Fields = Record<string, unknown>;

export type Commands = ReturnType<typeof createCommands>;

interface CommandsParts {
  carry: Carry;
  newId: () => string;
  wait: (ms: number) => Promise<void>;
}

const ATTEMPTS = 4;

export function createCommands({ carry, newId, wait }: CommandsParts) {
  /** What was asked and not answered, by its content, with the id that it went out under. */
  const unanswered = new Map<string, string>();

  async function attempt(verb: CommandName, payload: Fields): Promise<Answer> {
    for (let count = 1; ; count += 1) {
      const answer = await carry(verb, payload);
      const rest = restAfter(answer, count);
      if (rest === null || count === ATTEMPTS) return answer;
      await wait(rest);
    }
  }

  return {
    async send(verb: CommandName, fields: Fields): Promise<Sent> {
      const key = JSON.stringify([verb, fields]);
      const command = unanswered.get(key) ?? newId();
      unanswered.set(key, command);
      // A post's own id is its command's, and the form that it is written in has minted it.
      const answer = await attempt(verb, verb === 'post' ? fields : { command, ...fields });
      if (answer.kind === 'lost') return { is: 'lost' };
      if (answer.kind === 'refused' && answer.refusal.retry) return { is: 'refused', refusal: answer.refusal };
      unanswered.delete(key);
      if (answer.kind === 'refused') return { is: 'refused', refusal: answer.refusal };
      return { is: 'done', receipt: answer.receipt };
    },
  };
}

/** Milliseconds until the next attempt; null where another would bring the same answer. */
function restAfter(answer: Answer, count: number): number | null {
  if (answer.kind === 'accepted') return null;
  if (answer.kind === 'lost') return 1_000 * 2 ** (count - 1);
  const { code, after } = answer.refusal;
  return code === 'unavailable' || code === 'rate-limited' ? Math.max(1, after ?? count) * 1_000 : null;
}
