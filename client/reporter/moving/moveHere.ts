/**
 * A session that comes to this app: it shows six digits and asks now and then whether somebody typed them in. The secret by
 * which it asks outlives the page, since phones end an app that is out of sight while the digits are typed elsewhere.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { NewSessionAnswer } from '../../../shared/protocol/desk.js';
import type { MoveAnswer } from '../../../shared/protocol/people.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { After } from '../../account/device.js';
import type { Reply } from '../../account/request.js';
import type { Shelf } from '../../account/shelf.js';

export type MoveHereState =
  | { is: 'idle' }
  | { is: 'asking' }
  /** `endsAt`: by this phone's clock, ms since 1970. */
  | { is: 'shown'; move: MoveAnswer; endsAt: number }
  /** The digits are over, or the server refused them: others can be asked for. */
  | { is: 'over'; refusal: Refusal }
  | { is: 'taken' }
  /** This phone has no room: the same session can be asked for again within ten minutes. */
  | { is: 'full' };

export interface MoveHereParts {
  requests: {
    open: (secret: string) => Promise<Reply<MoveAnswer>>;
    take: (secret: string) => Promise<Reply<NewSessionAnswer | { waits: true }>>;
  };
  shelf: Shelf;
  after: After;
  /** This phone's clock, ms since 1970. */
  now: () => number;
  newSecret: () => string;
  /** Keeps the new session and shows it; answers false where this phone has no room for it. */
  onSession: (session: NewSessionAnswer) => Promise<boolean>;
}

const KEY = 'move';
/** The server forgets a move after an hour. */
const KEPT_MS = 60 * 60_000;
const ASK_EVERY_MS = 2_500;

interface Kept {
  secret: string;
  at: number;
}

export class MoveHere {
  private readonly shown = signal<MoveHereState>({ is: 'idle' });
  private readonly lost = signal(false);
  readonly state: ReadonlySignal<MoveHereState> = this.shown;
  /** Whether the last question got no answer. */
  readonly isLost: ReadonlySignal<boolean> = this.lost;
  private callOff: () => void = () => undefined;
  /** Counts beginnings and ends: an answer to a question of before is nobody's. */
  private turn = 0;

  constructor(private readonly parts: MoveHereParts) {}

  /** Goes on with the digits that were shown when the phone ended the page; else waits for `begin`. */
  start(): void {
    if (this.kept() !== null) this.begin();
  }

  begin(): void {
    const { shelf, now, newSecret } = this.parts;
    const kept = this.kept() ?? { secret: newSecret(), at: now() };
    shelf.set(KEY, kept);
    this.shown.value = { is: 'asking' };
    this.turn += 1;
    void this.open(kept.secret, this.turn);
  }

  /** Ends without a session: the digits end by themselves, and nobody else has the secret. */
  forget(): void {
    this.stop();
    this.parts.shelf.remove(KEY);
    this.shown.value = { is: 'idle' };
  }

  /** Rests; what was shown is shown again by `start`. */
  stop(): void {
    this.turn += 1;
    this.callOff();
  }

  private async open(secret: string, turn: number): Promise<void> {
    const reply = await this.parts.requests.open(secret);
    if (turn !== this.turn) return;
    this.lost.value = reply.kind === 'lost';
    if (reply.kind === 'ok') {
      const { expiresAt, now } = reply.value;
      const endsAt = this.parts.now() + Date.parse(expiresAt) - Date.parse(now);
      this.shown.value = { is: 'shown', move: reply.value, endsAt };
      return this.ask(secret, turn);
    }
    this.goOn(reply, () => void this.open(secret, turn));
  }

  private async ask(secret: string, turn: number): Promise<void> {
    const reply = await this.parts.requests.take(secret);
    if (turn !== this.turn) return;
    this.lost.value = reply.kind === 'lost';
    if (reply.kind === 'ok' && 'half' in reply.value) return this.take(reply.value);
    this.goOn(reply, () => void this.ask(secret, turn));
  }

  /** Asks again after a while, unless the answer is the end of it. */
  private goOn(reply: Reply<unknown>, run: () => void): void {
    if (reply.kind === 'refused' && !isBusy(reply.refusal)) return this.over(reply.refusal);
    const wait = reply.kind === 'refused' ? (reply.refusal.after ?? 0) * 1_000 : 0;
    this.callOff = this.parts.after(Math.max(ASK_EVERY_MS, wait), run);
  }

  private async take(session: NewSessionAnswer): Promise<void> {
    this.shown.value = { is: 'taken' };
    if (await this.parts.onSession(session)) this.parts.shelf.remove(KEY);
    else this.shown.value = { is: 'full' };
  }

  private over(refusal: Refusal): void {
    this.parts.shelf.remove(KEY);
    this.shown.value = { is: 'over', refusal };
  }

  private kept(): Kept | null {
    const kept = this.parts.shelf.get(KEY) as Partial<Kept> | null;
    if (typeof kept?.secret !== 'string' || typeof kept.at !== 'number') return null;
    const age = this.parts.now() - kept.at;
    return age >= 0 && age < KEPT_MS ? { secret: kept.secret, at: kept.at } : null;
  }
}

/** Whether the same may be accepted later, by itself. */
function isBusy({ retry, code }: Refusal): boolean {
  return retry && code !== 'unauthenticated' && code !== 'version';
}
