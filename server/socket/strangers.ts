/**
 * Places for connections on their way in, of which nobody knows yet whose they are. A newcomer always gets one: where there
 * is no room, the oldest of the same network goes, and where all places are taken, the oldest of the network with most.
 * Whoever is signed in needs one only until its first packet was looked at, some ten milliseconds after the handshake; to
 * be put out before, it would have to be overtaken by fifty others of its own network in that time. Who refuses newcomers
 * instead is closed for whoever comes after fifty connections that say nothing, and each of those lasts for seconds.
 */
export interface StrangerLimits {
  most: number;
  /** Of one address, of IPv6 of its network: a whole square may share one, and so may those who want it silent. */
  perNetwork: number;
}

export class Strangers<Connection> {
  /** The network of each, the oldest first. */
  private readonly networks = new Map<Connection, string>();
  private readonly byNetwork = new Map<string, Set<Connection>>();

  constructor(
    private readonly limits: StrangerLimits,
    private readonly putOut: (connection: Connection) => void,
  ) {}

  enter(connection: Connection, network: string): void {
    const neighbours = this.byNetwork.get(network) ?? new Set();
    this.byNetwork.set(network, neighbours.add(connection));
    this.networks.set(connection, network);
    if (neighbours.size > this.limits.perNetwork) this.end(neighbours);
    else if (this.networks.size > this.limits.most) this.end(this.fullest());
  }

  /** It is known, or gone. */
  leave(connection: Connection): void {
    const network = this.networks.get(connection);
    if (network === undefined) return;
    this.networks.delete(connection);
    const neighbours = this.byNetwork.get(network);
    neighbours?.delete(connection);
    if (neighbours?.size === 0) this.byNetwork.delete(network);
  }

  /** Those of the network with most; of several, of the one whose oldest is the oldest. */
  private fullest(): ReadonlySet<Connection> {
    const all = [...this.byNetwork.values()];
    const size = Math.max(...all.map((neighbours) => neighbours.size));
    for (const network of this.networks.values()) {
      const neighbours = this.byNetwork.get(network);
      if (neighbours?.size === size) return neighbours;
    }
    return new Set();
  }

  private end([oldest]: Iterable<Connection>): void {
    if (oldest === undefined) return;
    this.leave(oldest);
    this.putOut(oldest);
  }
}
