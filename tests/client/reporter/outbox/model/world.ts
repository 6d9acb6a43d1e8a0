/** A phone with two pages, two people and a desk: what they may do, and how it has to end. */
import type { DeskEntry } from '../../../../../shared/entry.js';
import type { EntryContent } from '../../../../../client/entry/entryContent.js';
import type { Command, PhotoItem } from '../../../../../client/reporter/outbox/item.js';
import { Chance } from '../../../../support/seeded.js';
import { withPhotos } from '../phone.js';
import { PhoneClock } from './clock.js';
import { Disk } from './disk.js';
import { Network } from './network.js';
import { BAD, ModelServer, photosIn } from './server.js';
import { Tab } from './tab.js';
import { Wishes } from './wishes.js';

export const PEOPLE = ['baku reporter Anna', 'baku reporter Omar'] as const;
type View = { content: EntryContent; rev: number };

export class World {
  readonly clock: PhoneClock;
  readonly disk = new Disk();
  readonly server = new ModelServer();
  readonly network: Network;
  readonly wishes = new Wishes();
  tabs: Tab[] = [];
  /** The page whose turn it is to send. */
  private front = 0;
  /** The person that the pages know of. */
  person: string | null = null;
  /** Things that left the phone, and must not have. */
  readonly faults: string[] = [];
  /** The number of ids and texts so far. */
  ids = 0;
  private steps = 0;
  /** Own entries as the pages know them from the server. */
  private readonly views = new Map<string, View>();
  /** Retractions, and the step in which they were first due. */
  private readonly dueSince = new Map<string, number>();

  constructor(seed: number) {
    this.clock = new PhoneClock(new Chance(seed));
    this.network = new Network(this.clock, this.server);
  }

  async start(): Promise<void> {
    for (const at of [0, 1]) await this.reopen(at);
    this.comesToFront(0);
    this.signIn(PEOPLE[0]);
  }

  /** Opens every page that was killed. */
  async step(): Promise<void> {
    this.steps += 1;
    this.noteDue();
    for (const at of [0, 1]) if (this.tabs[at]?.life.isOver !== false) await this.reopen(at);
  }

  tab(at: number): Tab {
    const tab = this.tabs[at % 2];
    if (tab === undefined) throw new Error('no page is open');
    return tab;
  }

  comesToFront(at: number): void {
    if (at !== this.front) this.tab(this.front).lost();
    this.front = at;
    this.tab(at).life.thaw();
    this.tab(at).got();
  }

  signIn(person: string | null): void {
    this.server.session = this.person = person;
    for (const tab of this.tabs) tab.signedIn(person);
  }

  text(isBad = false): string {
    this.ids += 1;
    return `${isBad ? BAD : 'text'} ${this.ids}`;
  }

  photo(): string {
    this.ids += 1;
    return `photo-${this.ids}`;
  }

  /** Whether an entry is on the pages' lists. */
  isShown(entry: string): boolean {
    return this.views.has(entry) || this.disk.newest(entry) !== null;
  }

  /** The content that the page shows of an own entry, and the revision that it knows. */
  shown(entry: string): View {
    const view = this.views.get(entry) ?? null;
    const waiting = this.disk.newest(entry);
    if (waiting !== null && 'words' in waiting) return { content: waiting.words, rev: view?.rev ?? 1 };
    return view ?? { content: withPhotos(''), rev: 1 };
  }

  /** The reporter's page hears of the entries as they are on the server now. */
  async looks(at: number): Promise<void> {
    const { person, server } = this;
    const own = [...server.entries].filter(([, entry]) => entry.person === person);
    for (const [id, { content, rev }] of own) this.views.set(id, { content, rev });
    const told = own.map(([id, { content, isGone }]) => {
      const media = photosIn(content).map((photo) => ({
        id: photo,
        state: server.photos.has(photo) ? 'ready' : 'waiting',
      }));
      return { id, state: isGone ? 'taken-down' : 'published', media } as unknown as DeskEntry;
    });
    await this.tab(at).does((outbox) => outbox.heard(told));
  }

  private async reopen(at: number): Promise<void> {
    const { clock, disk, network } = this;
    const tab = new Tab({
      ...{ clock, disk, network },
      newId: () => `id-${++this.ids}`,
      onAccepted: (item, receipt) => {
        if ('words' in item) this.views.set(item.entry, { content: item.words, rev: receipt?.rev ?? 1 });
      },
      onLeaving: (item) => this.checkLeaving(item),
    });
    this.tabs[at] = tab;
    await tab.open();
    if (tab.life.isOver) return;
    tab.signedIn(this.person);
    if (at === this.front) tab.got();
  }

  /** Notes the retractions that are due before anything happens in this step. */
  private noteDue(): void {
    for (const { verb, command, notBefore } of this.disk.items)
      if (verb === 'retract' && notBefore <= this.clock.now() && !this.dueSince.has(command))
        this.dueSince.set(command, this.steps);
  }

  private checkLeaving(item: Command | PhotoItem): void {
    const { session } = this.server;
    if (session !== null && session !== item.person)
      this.faults.push(`${item.verb} of ${item.person} left as ${session}`);
    if (item.verb === 'retract') return;
    const before = this.disk.items.find((other) => {
      const isDue = other.verb === 'retract' && other.refusal === null && other.notBefore <= this.clock.now();
      return isDue && other.person === item.person && (this.dueSince.get(other.command) ?? Infinity) < this.steps;
    });
    if (before !== undefined)
      this.faults.push(`${item.verb} ${item.entry} left before the retraction of ${before.entry}`);
  }
}
