/**
 * Readers who wait for a place, by their sites and within those by their networks: what is given back costs a look at those who
 * may have it, and not at all who wait. Sites and their networks take turns, and make room for others where they have most, so
 * that no crowd of one stranger's goes before everybody else.
 */
import { Counts } from '../counts.js';

export interface Place {
  network: string;
  site: string;
}

export interface Waiting {
  isGone: () => boolean;
  /** Tells the reader whether it has a place; the way to give that back, or null. */
  settle: (leave: (() => void) | null) => void;
  since: number;
  /** Times that the process has looked at all its connections meanwhile. */
  looks: number;
}

type Queues = Map<string, Waiting[]>;

export class WaitingReaders {
  private readonly sites = new Map<string, Queues>();
  private readonly counts = new Counts();
  private waiting = 0;

  count(): number {
    return this.waiting;
  }

  ofSite(site: string): number {
    return this.counts.of(site);
  }

  add({ network, site }: Place, reader: Waiting): void {
    const queues = this.sites.get(site) ?? new Map<string, Waiting[]>();
    const queue = queues.get(network) ?? [];
    this.sites.set(site, queues);
    queues.set(network, queue);
    queue.push(reader);
    this.moved(site, 1);
  }

  /** Takes out who has waited longest in a network; the network, and its site, come last from now on. */
  next({ network, site }: Place): Waiting | undefined {
    const queues = this.sites.get(site);
    const queue = queues?.get(network);
    const reader = queue?.shift();
    if (queues === undefined || queue === undefined || reader === undefined) return undefined;
    this.moved(site, -1);
    queues.delete(network);
    this.sites.delete(site);
    if (queue.length > 0) queues.set(network, queue);
    if (queues.size > 0) this.sites.set(site, queues);
    return reader;
  }

  /**
   * Takes out who gives way to a newcomer: the last of the network that has most, within the site that has most. Finds nobody
   * where the newcomer's own would then have as many: places would change hands for nothing.
   */
  giveWay(newcomer: Place): Waiting | undefined {
    const { sites } = this;
    const site = mostOf(sites.keys(), (name) => this.ofSite(name), this.ofSite(newcomer.site) + 1) ?? newcomer.site;
    const queues = sites.get(site) ?? new Map<string, Waiting[]>();
    const sizeOf = (name: string): number => queues.get(name)?.length ?? 0;
    const network = mostOf(queues.keys(), sizeOf, site === newcomer.site ? sizeOf(newcomer.network) + 1 : 0);
    if (network === undefined) return undefined;
    const reader = queues.get(network)?.pop();
    this.moved(site, -1);
    if (sizeOf(network) === 0) queues.delete(network);
    if (queues.size === 0) sites.delete(site);
    return reader;
  }

  /** The sites that wait, whose turn is first; `next` may be called meanwhile. */
  sitesInTurn(): Iterable<string> {
    return this.sites.keys();
  }

  networksInTurn(site: string): Iterable<string> {
    return this.sites.get(site)?.keys() ?? [];
  }

  /** Takes out all for whom `isOver` says so. */
  dropWhere(isOver: (reader: Waiting) => boolean): void {
    for (const [site, queues] of this.sites) {
      for (const [network, queue] of queues) {
        const stays = queue.filter((reader) => !isOver(reader));
        if (stays.length === queue.length) continue;
        this.moved(site, stays.length - queue.length);
        if (stays.length === 0) queues.delete(network);
        else queues.set(network, stays);
      }
      if (queues.size === 0) this.sites.delete(site);
    }
  }

  private moved(site: string, by: number): void {
    this.waiting += by;
    this.counts.add(site, by);
  }
}

/** The first of those with most, beyond a bar; undefined where none is. */
function mostOf(names: Iterable<string>, sizeOf: (name: string) => number, bar: number): string | undefined {
  let [most, size] = [undefined as string | undefined, bar];
  for (const name of names) if (sizeOf(name) > size) [most, size] = [name, sizeOf(name)];
  return most;
}
