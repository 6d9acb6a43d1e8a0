/** A carrier with a channel at the played Telegram: entries in memory, and the notes and rest of each go, kept as the store keeps them. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { publicEntry, type BlogRecord, type Content, type EntryRecord, type MediaItem } from '../../../shared/entry.js';
import { FilesAway, type MediaFile } from '../../../server/media/mediaStore.js';
import type { Carried, Change } from '../../../server/outlets/carrier.js';
import type { Outlet } from '../../../server/storage/ports.js';
import { TelegramCarrier } from '../../../server/telegram/carrier.js';
import { blog } from '../../server/render/bakuBlog.js';
import { Outbound, OUTBOUND_LIMITS } from '../../../server/outbound/outbound.js';
import type { ChannelState } from './channelState.js';
import { TelegramService } from './telegramService.js';

/** Time for an answer that comes: on a busy machine it takes long. */
export const PATIENCE_MS = 20_000;
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

export class ChannelHouse {
  readonly service = new TelegramService();
  /** The token that the blog was given. */
  readonly token = this.service.token;
  readonly channel: ChannelState = this.service.channel('rally');
  readonly notes = new Map<string, string>();
  /** The clock of the house and of the service. */
  now = Date.parse('2022-02-27T12:00:00.000Z');
  /** Whether readers may see the blog. */
  isShown = true;
  /** Whether the folder of photos cannot be reached. */
  isFolderAway = false;
  /** Attempts that failed one after the other, as the mechanism counts them. */
  attempts = 0;
  /** Where the record stood when the channel was set, and when that was. */
  since = { epoch: blog.epoch, seq: 0 };
  addedAt = new Date(this.now).toISOString();
  /** Hears every question for the blog, which a go asks before each entry. */
  onAsked: () => void = () => undefined;
  /** Ends the go that is under way. */
  ending = new AbortController();
  pace = { everyMs: 0, perMinute: 10_000, waitMs: 1 };
  /** The limits of a request to Telegram: a test that waits for an answer which never comes shortens its time. */
  readonly limits = { ...OUTBOUND_LIMITS, timeoutMs: PATIENCE_MS, answerBytes: 262_144 };
  /** The time that a stop leaves to messages on their way; set before the first go. */
  graceMs = PATIENCE_MS;
  private readonly entries = new Map<string, EntryRecord>();
  private waiting: string[] = [];
  private seq = 0;
  /** The address that the name of Telegram leads to. */
  address = '127.0.0.1';
  private readonly outbound = new Outbound({
    ...{ protocols: ['http:'], ports: null, limits: this.limits },
    isAllowed: (address) => address === '127.0.0.1',
    resolve: async () => [this.address],
  });
  private made: TelegramCarrier | null = null;

  async start(): Promise<void> {
    this.service.now = () => this.now;
    await this.service.start();
  }

  async stop(): Promise<void> {
    this.outbound.stop();
    await this.service.stop();
  }

  /** Another instance takes over: nothing but the notes is left. */
  takeOver(): void {
    this.made = null;
  }

  /** The channel is set at this moment: what stands in the record is of before. */
  setNow(): void {
    this.since = { epoch: blog.epoch, seq: this.seq };
    this.addedAt = new Date(this.now).toISOString();
    this.waiting = [];
  }

  post(fields: Partial<Content> & { text: string }, over: Partial<EntryRecord> = {}): string {
    const id = randomUUID();
    const at = new Date(this.now).toISOString();
    const content = { ...{ kind: 'update', lang: 'en', translations: {}, happenedAt: at, media: [] }, ...fields };
    this.change({
      ...{ id, blog: blog.slug, state: 'published', rev: 1, wordsRev: 1, first: 1, step: 1 },
      ...{ seq: this.seq + 1, order: this.seq + 1 },
      ...{ author: 'ann', byline: 'Ann', receivedAt: at, publishedAt: at, editedAt: null, key: false, pinned: false },
      ...{ verification: 'seen', correction: null, content: content as Content, html: htmlOf(fields.text), ...over },
    });
    return id;
  }

  revise(id: string, fields: Partial<Content>, over: Partial<EntryRecord> = {}): void {
    const before = this.record(id);
    const content = { ...before.content, ...fields } as Content;
    this.change({ ...before, content, html: htmlOf(content.text), ...over });
  }

  /** Readers see a held entry from now on. */
  publish(id: string): void {
    const publishedAt = new Date(this.now).toISOString();
    this.change({ ...this.record(id), state: 'published', order: this.seq + 1, publishedAt });
  }

  takeDown(id: string): void {
    this.change({ ...this.record(id), state: 'taken-down' });
  }

  photo(state: MediaItem['state'], over: Partial<MediaItem> = {}): MediaItem {
    const id = randomUUID();
    const sources = state === 'ready' ? [{ type: 'image/jpeg', width: 1_280, src: `/media/${id}` }] : [];
    return { id, state, alt: `alt ${id}`, altered: false, sources, ...over };
  }

  /** Carries until nothing waits, or the channel takes nothing; answers with what stopped it. */
  async carry(): Promise<Carried['then']> {
    for (let goes = 0; this.waiting.length > 0 && goes < 500; goes += 1) {
      const carried = await this.go();
      if (carried.then !== undefined) return carried.then;
    }
    return undefined;
  }

  /** Carries one go. `isNoted`: whether its end is noted, or the instance dies before. */
  async go(isNoted = true): Promise<Carried> {
    // As the store hands them out.
    const noted = this.waiting.filter((id) => this.notes.has(id));
    this.waiting = [...noted, ...this.waiting.filter((id) => !this.notes.has(id))];
    const changes = this.waiting.slice(0, this.carrier.atOnce).map((id) => this.changeOf(id));
    const load = { outlet: this.outlet, blog: this.isShown ? blog : null, changes, notes: this.notes };
    const carried = await this.carrier.carry(load, this.ending.signal);
    if (!isNoted) return carried;
    this.waiting = this.waiting.slice(carried.taken);
    for (const [entry, note] of carried.notes ?? []) {
      if (note === null) this.notes.delete(entry);
      else this.notes.set(entry, note);
    }
    return carried;
  }

  get carrier(): TelegramCarrier {
    this.made ??= new TelegramCarrier({
      outbound: this.outbound,
      origin: this.service.origin,
      journal: { blog: async () => this.standing(), entry: async (_blog, id) => this.entries.get(id) ?? null },
      photos: { file: async (address) => this.fileAt(address) },
      mediaStore: { open: async () => this.open() },
      url: 'https://live.example',
      now: () => new Date(this.now),
      pace: this.pace,
      clock: () => this.now,
      graceMs: this.graceMs,
    });
    return this.made;
  }

  get outlet(): Outlet {
    const settings = { token: this.token, bot: 4_242, chat: this.channel.id, name: '@rally', lang: null };
    const at = new Date(this.now).toISOString();
    return {
      ...{ id: 'outlet', blog: blog.slug, kind: 'telegram', settings, since: this.since },
      ...{
        state: 'on',
        addedAt: this.addedAt,
        failure: null,
        failingSince: null,
        attempts: this.attempts,
        due: at,
        lastAt: null,
      },
    };
  }

  private standing(): BlogRecord {
    this.onAsked();
    return { settings: { visibility: this.isShown ? 'public' : 'desk' } } as BlogRecord;
  }

  private change(record: EntryRecord): void {
    this.seq += 1;
    this.entries.set(record.id, { ...record, seq: this.seq });
    this.waiting = [...this.waiting.filter((id) => id !== record.id), record.id];
  }

  private record(id: string): EntryRecord {
    const record = this.entries.get(id);
    if (record === undefined) throw new Error(`there is no entry ${id}`);
    return record;
  }

  private changeOf(id: string): Change {
    const record = this.record(id);
    const base = { epoch: blog.epoch, seq: record.seq ?? 0, at: new Date(this.now).toISOString() };
    const isSeen = this.isShown && record.state === 'published';
    return isSeen ? { ...base, entry: publicEntry(record) } : { ...base, gone: id };
  }

  private open(): MediaFile {
    if (this.isFolderAway) throw new FilesAway('the folder is away');
    return { size: JPEG.length, stream: () => Readable.from([JPEG]) };
  }

  private async fileAt(address: string) {
    const entry = [...this.entries.values()].find(({ content }) => content.media.some(({ id }) => id === address));
    if (entry === undefined) return null;
    const photo = entry.content.media.find(({ id }) => id === address)?.state ?? 'gone';
    const visibility: BlogRecord['settings']['visibility'] = 'public';
    const file = { name: 'a.jpg', held: true, blog: blog.slug, visibility, wasPublic: true };
    return { ...file, photo, entry: entry.state };
  }
}

function htmlOf(text: string): EntryRecord['html'] {
  return { text: text === '' ? '' : `<p>${text}</p>`, translations: {} };
}
