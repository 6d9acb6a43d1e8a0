/**
 * Moves a session to another app of the same person: the new app shows six digits, and a device that is signed in types
 * them in. The digits belong to no blog and give nobody anything; the device that claims them gives its own person
 * (docs/decisions/0035).
 */
import { randomInt } from 'node:crypto';
import { Refused } from '../../shared/refusals.js';
import type { Move, Moves } from '../storage/ports.js';
import { hashOf, sessionHalf, sessionSecret } from './secrets.js';
import type { NewSession } from './signIn.js';

export interface MovingParts {
  moves: Moves;
  now: () => Date;
  newId: () => string;
  /** Six digits at random; tests alone give others. */
  newCode?: () => string;
}

/** Codes that are tried for one move: where a thousandth of all are taken, ten that are taken do not happen. */
const CANDIDATES = 10;
/** The new app's secret is made for one session alone, so each asking is the same attempt. */
const ATTEMPT = 'move';
const FULL_S = 60;

export class Moving {
  constructor(private readonly parts: MovingParts) {}

  /** Opens a move for a new app, or finds the one that it opened. Throws `rate-limited` where there are too many. */
  async open(secret: string, deviceName: string | null): Promise<Move> {
    const { moves, newId, newCode = sixDigits } = this.parts;
    const codes = Array.from({ length: CANDIDATES }, newCode);
    const move = await moves.open({ id: newId(), secretHash: hashOf(secret), codes, deviceName, at: this.at() });
    if (move === null) throw new Refused('rate-limited', { why: 'too-many-moves', after: FULL_S });
    return move;
  }

  /** Finds the open move of a code, for the person to compare before they claim it. Throws `not-found`. */
  async find(code: string): Promise<Move> {
    const move = await this.parts.moves.find(code, this.at());
    if (move === null) throw new Refused('not-found', { field: 'code', why: 'move-unknown' });
    return move;
  }

  /** Gives a move to the person of this device. Throws `not-found`. */
  async claim(id: string, device: string): Promise<void> {
    const isClaimed = await this.parts.moves.claim({ id, device, at: this.at() });
    if (!isClaimed) throw new Refused('not-found', { field: 'id', why: 'move-unknown' });
  }

  /** Throws as `take` does for a move that does not exist, and writes nothing: strangers make up any number of secrets. */
  async requireKnown(secret: string): Promise<void> {
    if (!(await this.parts.moves.knows(hashOf(secret)))) throw unknownMove();
  }

  /** Begins the session of a claimed move; null while nobody has claimed it. Throws `not-found` and `gone`. */
  async take(secret: string): Promise<NewSession | null> {
    const session = { secret: sessionSecret(secret, ATTEMPT), half: sessionHalf(secret, ATTEMPT) };
    const device = { secretHash: hashOf(session.secret), halfHash: hashOf(session.half) };
    const taken = await this.parts.moves.take({ secretHash: hashOf(secret), device, at: this.at() });
    if (taken.kind === 'waits') return null;
    if (taken.kind === 'refused')
      throw taken.why === 'unknown' ? unknownMove() : new Refused('gone', { why: `move-${taken.why}` });
    return { ...session, identity: taken.identity };
  }

  private at(): string {
    return this.parts.now().toISOString();
  }
}

function unknownMove(): Refused {
  return new Refused('not-found', { why: 'move-unknown' });
}

function sixDigits(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}
