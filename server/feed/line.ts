/**
 * Those who wait for a turn. Turns go round by site, and within a site by network: of IPv6 a /48 and a /64, since who rents
 * a server may have all 65,536 networks of a site (docs/decisions/0062). Of IPv4 both are the address.
 */

/** Where somebody asks from. */
export interface Place {
  network: string;
  /** The network itself where it is not given. */
  site?: string;
}

interface Site<Waiting> {
  count: number;
  /** The network whose turn is next stands first. */
  networks: Map<string, Set<Waiting>>;
}

export class Line<Waiting extends { asker: Place }> {
  /** The site whose turn is next stands first. */
  private readonly sites = new Map<string, Site<Waiting>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(waiting: Waiting): void {
    const { network } = waiting.asker;
    const site = this.sites.get(siteOf(waiting.asker)) ?? { count: 0, networks: new Map<string, Set<Waiting>>() };
    this.sites.set(siteOf(waiting.asker), site);
    site.networks.set(network, (site.networks.get(network) ?? new Set()).add(waiting));
    site.count += 1;
    this.count += 1;
  }

  /** Returns false where it does not wait any more. */
  remove(waiting: Waiting): boolean {
    const { network } = waiting.asker;
    const site = this.sites.get(siteOf(waiting.asker));
    const queue = site?.networks.get(network);
    if (site === undefined || queue?.delete(waiting) !== true) return false;
    if (queue.size === 0) site.networks.delete(network);
    site.count -= 1;
    if (site.count === 0) this.sites.delete(siteOf(waiting.asker));
    this.count -= 1;
    return true;
  }

  /**
   * Takes out whose turn it is: their site goes to the end, and within the site their network. `mayGo`: asked of the
   * first of each network.
   */
  next(mayGo: (asker: Place) => boolean): Waiting | undefined {
    for (const [name, site] of this.sites) {
      for (const [network, queue] of site.networks) {
        const [first] = queue;
        if (first === undefined || !mayGo(first.asker)) continue;
        this.remove(first);
        moveToEnd(site.networks, network);
        moveToEnd(this.sites, name);
        return first;
      }
    }
    return undefined;
  }

  /**
   * Finds who gives way to a newcomer: the last of the network that has most, within the site that has most. null where that
   * is the newcomer's own network: others do not give way to it.
   */
  lastOfMost(newcomer: Place): Waiting | null {
    const own = this.sites.get(siteOf(newcomer));
    const site = most(this.sites, own, ({ count }) => count);
    const mine = site === own ? site?.networks.get(newcomer.network) : undefined;
    const queue = site === undefined ? undefined : most(site.networks, mine, ({ size }) => size);
    return queue === undefined || queue === mine ? null : ([...queue].at(-1) ?? null);
  }
}

export function siteOf({ site, network }: Place): string {
  return site ?? network;
}

/** Of several that have as many, the own one. */
function most<Item>(
  all: ReadonlyMap<string, Item>,
  own: Item | undefined,
  sizeOf: (item: Item) => number,
): Item | undefined {
  return [...all.values()].reduce<Item | undefined>(
    (most, one) => (most === undefined || sizeOf(one) > sizeOf(most) ? one : most),
    own,
  );
}

function moveToEnd<Item>(all: Map<string, Item>, name: string): void {
  const item = all.get(name);
  if (item === undefined) return;
  all.delete(name);
  all.set(name, item);
}
