/** Connections that become WebSockets: each waits its turn, goes to its lane's sockets, and is ended at last. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { DESK_PATH } from '../../shared/protocol/desk.js';
import { READERS_PATH } from '../../shared/protocol/readers.js';
import { refuseUpgrade } from '../socket/engine.js';
import { Doorway, type Lane } from './doorway.js';

/** The seconds after which a reader may come again where too many come at once. */
const BUSY_SECONDS = 5;

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface UpgradesParts {
  isReady: () => boolean;
  /** The number of readers that may still come in. */
  freePlaces: () => number;
  /** The sockets that take them, by lane. */
  sockets: Record<Lane, { upgrade: Upgrade }>;
}

const LANES = new Map<string | undefined, Lane>([
  [READERS_PATH, 'readers'],
  [DESK_PATH, 'reporters'],
]);

export class Upgrades {
  private readonly doorway: Doorway;
  private readonly open = new Set<Duplex>();

  constructor(private readonly parts: UpgradesParts) {
    this.doorway = new Doorway(parts.freePlaces);
  }

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { isReady, sockets } = this.parts;
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    const turnAway = (): void => refuseUpgrade(socket, '503 Service Unavailable', isReady() ? BUSY_SECONDS : 1);
    if (!isReady()) return turnAway();
    const lane = LANES.get(request.url?.split('?')[0]);
    if (lane === undefined) return refuseUpgrade(socket, '404 Not Found');
    const letIn = (): void => (isReady() ? sockets[lane].upgrade(request, socket, head) : turnAway());
    this.doorway.enter(lane, socket, { letIn, turnAway });
  }

  /** Ends what neither the server nor a WebSocket's own goodbye ends: the connection of a reader that does not read. */
  endAll(): void {
    for (const socket of this.open) socket.destroy();
  }
}
