/** The session as this device knows it: told by the server, else remembered from the last visit. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { PublicBlog } from '../../shared/entry.js';
import type { SessionAnswer } from '../../shared/protocol/desk.js';
import type { Refusal } from '../../shared/refusals.js';
import type { AccountListeners, AccountManner } from './ports.js';
import { isSession, withBlog, type Session } from './session.js';
import type { Shelf } from './shelf.js';

const KEPT = 'session';

export class KnownSession {
  private readonly present = signal<Session>({ kind: 'loading' });
  readonly session: ReadonlySignal<Session> = this.present;

  /** `memory`: keeps the session between visits; null: nothing is kept. */
  constructor(
    private readonly memory: Shelf | null,
    private readonly on: Pick<AccountListeners, 'entered' | 'left' | 'revoked'>,
  ) {}

  get kind(): Session['kind'] {
    return this.present.value.kind;
  }

  /** The session's answer; null while nobody is signed in. */
  readonly answer = (): SessionAnswer | null =>
    this.present.value.kind === 'signed-in' ? this.present.value.answer : null;

  /** Takes the server's own word. */
  told(answer: SessionAnswer): void {
    this.memory?.set(KEPT, answer);
    this.enter(answer, false);
  }

  /** Takes a blog of this person as it stands now. */
  changed(blog: PublicBlog): void {
    const { value: present } = this.present;
    if (present.kind === 'signed-in') this.enter(withBlog(present.answer, blog), present.isRemembered);
  }

  /** While the server does not answer, the person of the last visit writes on, and what they write waits. */
  remember(): void {
    if (this.kind === 'signed-in' || this.kind === 'signed-out' || this.recall()) return;
    this.present.value = { kind: 'unreachable' };
  }

  /** Answers whether a person of the last visit is remembered. */
  recall(): boolean {
    const kept = this.memory?.get(KEPT);
    if (!isSession(kept)) return false;
    this.enter(kept, true);
    return true;
  }

  /** The name for an end of which the server says no more than that: a restored store, another page that signed out. */
  endBy({ why }: Refusal, forgottenIs: AccountManner['forgottenIs']): 'signed-out' | 'revoked' {
    if (why === 'revoked') return 'revoked';
    return this.answer() === null ? 'signed-out' : forgottenIs;
  }

  leave(kind: 'signed-out' | 'revoked'): void {
    this.present.value = { kind };
    this.memory?.remove(KEPT);
    this.on.left();
    if (kind === 'revoked') this.on.revoked?.();
  }

  private enter(answer: SessionAnswer, isRemembered: boolean): void {
    const before = this.answer();
    this.present.value = { kind: 'signed-in', answer, isRemembered };
    this.on.entered(answer, { isRemembered, before });
  }
}
