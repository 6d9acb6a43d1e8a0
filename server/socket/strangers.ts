/**
 * Places for connections on their way in, of which nobody knows yet whose they are. A newcomer always gets one: where there
 * is no room, the oldest of the same network goes, and where all places are taken, the oldest of the site (a /48 of IPv6,
 * an address of IPv4) with most: a stranger may have any number of networks within one.
 * Whoever is signed in needs one only until its first packet was looked at, some ten milliseconds after the handshake; to
 * be put out before, it would have to be overtaken by fifty others of its own network in that time. Who refuses newcomers
 * instead is closed for whoever comes after fifty connections that say nothing, and each of those lasts for seconds.
 */
interface Place {
  network: string;
  site: string;
}

export interface StrangerLimits {
  most: number;
  /** Of one address, of IPv6 of its network: a whole square may share one, and so may those who want it silent. */
  perNetwork: number;
}

export class Strangers<Connection> {
  /** Where each comes from, the oldest first. */
  private readonly places = new Map<Connection, Place>();
  private readonly byNetwork = new Map<string, Set<Connection>>();
  private readonly bySite = new Map<string, Set<Connection>>();

  constructor(
    private readonly limits: StrangerLimits,
    private readonly putOut: (connection: Connection) => void,
  ) {}

  enter(connection: Connection, place: Place): void {
    const neighbours = put(this.byNetwork, place.network, connection);
    put(this.bySite, place.site, connection);
    this.places.set(connection, place);
    if (neighbours.size > this.limits.perNetwork) this.end(neighbours);
    else if (this.places.size > this.limits.most) this.end(this.fullest());
  }

  /** It is known, or gone. */
  leave(connection: Connection): void {
    const place = this.places.get(connection);
    if (place === undefined) return;
    this.places.delete(connection);
    take(this.byNetwork, place.network, connection);
    take(this.bySite, place.site, connection);
  }

  /** Those of the site with most; of several, of the one whose oldest is the oldest. */
  private fullest(): ReadonlySet<Connection> {
    const all = [...this.bySite.values()];
    const size = Math.max(...all.map((neighbours) => neighbours.size));
    for (const { site } of this.places.values()) {
      const neighbours = this.bySite.get(site);
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

function put<Connection>(all: Map<string, Set<Connection>>, name: string, connection: Connection): Set<Connection> {
  const some = (all.get(name) ?? new Set()).add(connection);
  all.set(name, some);
  return some;
}

function take<Connection>(all: Map<string, Set<Connection>>, name: string, connection: Connection): void {
  const some = all.get(name);
  some?.delete(connection);
  if (some?.size === 0) all.delete(name);
}
