/**
 * Where new connections wait while the process is busy, so that a crowd that comes back at once keeps nobody waiting who
 * is in already. Few wait, and not for long: who finds no room is told to come again before a WebSocket is there, and
 * reads by polling meanwhile (rule S4). Reporters wait in a lane of their own, and go first: no crowd stands before them.
 */
import type { Duplex } from 'node:stream';

export type Lane = 'reporters' | 'readers';

/**
 * Each who waits holds an open file, of those that are no reader's yet. Where fewer readers are in than there may be,
 * those that wait stand on the places of these: who is told to come again comes in the same crowd, five seconds later.
 */
const ROOM: Record<Lane, number> = { reporters: 200, readers: 1_000 };
/** Time for letting in before others have their turn, and when they had to wait for theirs. */
const TURN_MS = 8;
const BUSY_TURN_MS = 1;
const BUSY_AFTER_MS = 40;
/** Shorter than readers wait for the server's first word. */
const LONGEST_WAIT_MS = 10_000;

interface Waiting {
  socket: Duplex;
  since: number;
  letIn: () => void;
  turnAway: () => void;
}

export class Doorway {
  private readonly lanes: Record<Lane, Waiting[]> = { reporters: [], readers: [] };
  private scheduled = false;
  private turnedAt = -Infinity;

  /** `freePlaces`: how many readers more there may be. `clock`: milliseconds that never go back. */
  constructor(
    private readonly freePlaces: () => number = () => 0,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Lets a connection in as soon as it can be, or turns it away: one of the two is called, unless it ends before. */
  enter(lane: Lane, socket: Duplex, { letIn, turnAway }: Pick<Waiting, 'letIn' | 'turnAway'>): void {
    const waiting = this.lanes[lane];
    const room = ROOM[lane] + (lane === 'readers' ? Math.max(0, this.freePlaces()) : 0);
    if (waiting.length >= room) return turnAway();
    // Nobody else listens to it yet, and an error that nobody hears would end the process.
    socket.on('error', ignore);
    waiting.push({ socket, since: this.clock(), letIn, turnAway });
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.turnedAt = this.clock();
    setImmediate(() => this.turn());
  }

  private turn(): void {
    const begun = this.clock();
    const isBusy = begun - this.turnedAt > BUSY_AFTER_MS;
    const until = begun + (isBusy ? BUSY_TURN_MS : TURN_MS);
    // One at least: however busy it is, it goes on.
    do {
      const next = this.lanes.reporters.shift() ?? this.lanes.readers.shift();
      if (next === undefined) break;
      this.settle(next);
    } while (this.clock() < until);
    this.scheduled = false;
    if (this.lanes.reporters.length + this.lanes.readers.length > 0) this.schedule();
  }

  private settle({ socket, since, letIn, turnAway }: Waiting): void {
    if (socket.destroyed) return;
    if (this.clock() - since > LONGEST_WAIT_MS) turnAway();
    else letIn();
    socket.off('error', ignore);
  }
}

function ignore(this: Duplex): void {
  this.destroy();
}
