/**
 * The desk's own commands. Each has its id before the first attempt and keeps it: a command that got no answer is sent
 * again with the same id (rule O1), also when the editor presses again, as long as they ask for the very same thing.
 */
import type { CommandName, Receipt } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Answer, Carry } from '../../account/transport.js';

export type Sent =
  | { is: 'done'; receipt: Receipt }
  | { is: 'refused'; refusal: Refusal }
  /** No answer came. The command may have arrived: pressing again is safe. */
  | { is: 'lost' };

export type Fields = Record<string, unknown>;

interface CommandsParts {
  carry: Carry;
  newId: () => string;
  wait: (ms: number) => Promise<void>;
}

const ATTEMPTS = 4;

/** Whether an entry is there under this id already, in other words: those of an attempt whose answer was lost. */
export function isThereBefore(verb: CommandName, { code, field }: Refusal): boolean {
  return verb === 'post' && code === 'conflict' && field === 'id';
}

export class Commands {
  /** Ids of the commands that were asked and not answered, by verb and fields. */
  private readonly unanswered = new Map<string, string>();

  constructor(private readonly parts: CommandsParts) {}

  async send(verb: CommandName, fields: Fields): Promise<Sent> {
    const key = JSON.stringify([verb, fields]);
    const command = this.unanswered.get(key) ?? this.parts.newId();
    this.unanswered.set(key, command);
    // A post's own id is its command's, and the form that it is written in has minted it.
    const answer = await this.attempt(verb, verb === 'post' ? fields : { command, ...fields });
    if (answer.kind === 'lost') return { is: 'lost' };
    if (answer.kind === 'refused' && answer.refusal.retry) return { is: 'refused', refusal: answer.refusal };
    this.unanswered.delete(key);
    if (answer.kind === 'refused') return { is: 'refused', refusal: answer.refusal };
    return { is: 'done', receipt: answer.receipt };
  }

  private async attempt(verb: CommandName, payload: Fields): Promise<Answer> {
    for (let count = 1; ; count += 1) {
      const answer = await this.parts.carry(verb, payload);
      const rest = restAfter(answer, count);
      if (rest === null || count === ATTEMPTS) return answer;
      await this.parts.wait(rest);
    }
  }
}

/** Milliseconds until the next attempt; null where another would bring the same answer. */
function restAfter(answer: Answer, count: number): number | null {
  if (answer.kind === 'accepted') return null;
  if (answer.kind === 'lost') return 1_000 * 2 ** (count - 1);
  const { code, after } = answer.refusal;
  return code === 'unavailable' || code === 'rate-limited' ? Math.max(1, after ?? count) * 1_000 : null;
}
