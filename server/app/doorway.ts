/**
 * The doorway: new connections wait here while the process is busy, so that a crowd that comes back at once keeps nobody
 * waiting who is in already. Few wait, and not for long: a reader who finds no room is told to come again before a
 * WebSocket is there, and reads by polling meanwhile (rule S4). Reporters have a lane of their own, and go first.
 */
import type { Duplex } from 'node:stream';

export type Lane = 'reporters' | 'readers';

/**
 * The room in each lane. A waiting connection holds an open file, so readers get this many spare files, and one more for
 * each reader's place that is free: a reader who is told to come again would only come in the next crowd, 5 s later.
 */
const ROOM: Record<Lane, number> = { reporters: 200, readers: 1_000 };
/** The time for letting in before other work has its turn; less of it where other work had to wait for its turn. */
const TURN_MS = 8;
const BUSY_TURN_MS = 1;
const BUSY_AFTER_MS = 40;
/** The longest wait here: less than readers wait for the server's first word. */
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

  /** `freePlaces`: the number of readers that may still come in. `clock`: milliseconds that never go back. */
  constructor(
    private readonly freePlaces: () => number = () => 0,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Lets a connection in as soon as possible, or turns it away: one of the two is called, unless it ends before. */
  enter(lane: Lane, socket: Duplex, { letIn, turnAway }: Pick<Waiting, 'letIn' | 'turnAway'>): void {
    const waiting = this.lanes[lane];
    const room = ROOM[lane] + (lane === 'readers' ? Math.max(0, this.freePlaces()) : 0);
    if (waiting.length >= room) return turnAway();
    // Nothing else listens to this socket yet, and an error that nobody hears would end the process.
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
    // At least one is let in each turn: the queue moves, however busy the process is.
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
