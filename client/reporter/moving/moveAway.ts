/** A session that is given to another app of the same person: its six digits are typed in, compared, and claimed. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { FoundMove } from '../../../shared/protocol/people.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Reply } from '../../account/request.js';

export type MoveAwayState =
  | { is: 'typing' }
  /** Found; nothing is given away before the person has compared what both screens show. */
  | { is: 'comparing'; move: FoundMove }
  | { is: 'done'; move: FoundMove };

export type MoveAwayFault =
  | { is: 'short' }
  | { is: 'lost'; at: 'looking' | 'claiming' }
  | { is: 'refused'; refusal: Refusal };

export interface MoveAwayParts {
  find: (code: string) => Promise<Reply<FoundMove>>;
  claim: (id: string) => Promise<Reply<null>>;
}

export class MoveAway {
  private readonly shown = signal<MoveAwayState>({ is: 'typing' });
  private readonly stands = signal<MoveAwayFault | null>(null);
  readonly state: ReadonlySignal<MoveAwayState> = this.shown;
  readonly fault: ReadonlySignal<MoveAwayFault | null> = this.stands;

  constructor(private readonly parts: MoveAwayParts) {}

  /** Looks for the app that shows these digits; blanks between them count for nothing. */
  async look(typed: string): Promise<void> {
    const code = typed.replace(/\D/g, '');
    if (code.length !== 6) {
      this.stands.value = { is: 'short' };
      return;
    }
    const reply = await this.parts.find(code);
    if (this.failed(reply, 'looking')) return;
    this.shown.value = { is: 'comparing', move: reply.value };
  }

  /** Signs the app in that was found; may be asked again where no answer came. */
  async claim(): Promise<void> {
    const { value: state } = this.shown;
    if (state.is !== 'comparing') return;
    const reply = await this.parts.claim(state.move.id);
    if (!this.failed(reply, 'claiming')) this.shown.value = { is: 'done', move: state.move };
    else if (reply.kind === 'refused' && !reply.refusal.retry) this.shown.value = { is: 'typing' };
  }

  /** Goes back to the beginning; the fault is mended by typing. */
  readonly again = (): void => {
    this.stands.value = null;
    this.shown.value = { is: 'typing' };
  };

  readonly mend = (): void => {
    this.stands.value = null;
  };

  private failed<Value>(
    reply: Reply<Value>,
    at: 'looking' | 'claiming',
  ): reply is Exclude<Reply<Value>, { kind: 'ok' }> {
    if (reply.kind === 'ok') this.stands.value = null;
    else this.stands.value = reply.kind === 'lost' ? { is: 'lost', at } : { is: 'refused', refusal: reply.refusal };
    return reply.kind !== 'ok';
  }
}
