/** A blog of a server, as a program reads it, follows it and posts to it. */
import type { Kind, PublicBlog, PublicEntry } from '../../shared/entry.js';
import type { BlogCommand, PostCommand, ReviseCommand } from '../../shared/parse.js';
import type { Receipt } from '../../shared/protocol/desk.js';
import type { EntriesAnswer } from '../../shared/protocol/readers.js';
import { Following, type News, type Place } from './following.js';
import type { Command, Requests } from './requests.js';

type Without<Of, Names extends PropertyKey> = Of extends unknown ? Omit<Of, Names> : never;

/** An entry to post. `id` is made where it is not given, and `happenedAt` is now. */
export type NewEntry = Without<PostCommand, 'id' | 'blog' | 'happenedAt'> & { id?: string; happenedAt?: string };
/** A JSON Merge Patch of an entry: null removes, lists come whole. */
export type EntryChanges = Omit<ReviseCommand, 'command' | 'id' | 'blog' | 'rev'>;
export type BlogChanges = Omit<BlogCommand, 'command' | 'blog' | 'rev'>;

export interface Walk {
  kind?: Kind;
  /** Entries of one answer, 1 to 100. */
  limit?: number;
  /** The order below which the walk begins; without it, at the newest entry. */
  before?: number;
  signal?: AbortSignal;
}

export class RemoteBlog {
  constructor(
    readonly slug: string,
    private readonly requests: Requests,
  ) {}

  /** Reads the blog, with its epoch and head. Throws `Problem`. */
  read(signal?: AbortSignal): Promise<PublicBlog> {
    return this.requests.read(this.address(''), signal);
  }

  /** Walks all entries by falling order, reading on as far as they are taken: none that stands is left out or comes twice. */
  async *entries(walk: Walk = {}): AsyncGenerator<PublicEntry, void> {
    for await (const { entries } of this.pages(walk)) yield* entries;
  }

  /** Walks as `entries` does, an answer at a time. */
  async *pages({ kind, limit, before, signal }: Walk = {}): AsyncGenerator<EntriesAnswer, void> {
    for (let next: number | null | undefined = before; next !== null;) {
      const query = queryOf({ before: next, limit, kind });
      const page: EntriesAnswer = await this.requests.read(this.address(`/entries${query}`), signal);
      yield page;
      next = page.next;
    }
  }

  /**
   * Tells what changes, as it changes, until `signal` aborts: by stream, and by asking where no stream comes through.
   * `from`: the place that the last news had, to go on there; without it, from now on. Throws `Problem` where the blog
   * is not there (any more).
   */
  async *follow({ from, signal = NEVER }: { from?: Place; signal?: AbortSignal } = {}): AsyncGenerator<News, void> {
    const place = from ?? placeOf(await this.read(signal));
    yield* new Following({ requests: this.requests, base: this.address(''), signal }, place).news();
  }

  /** Posts an entry, once however often it has to be sent. Throws `Problem`. */
  post(entry: NewEntry, signal?: AbortSignal): Promise<Receipt> {
    const named = { id: crypto.randomUUID(), happenedAt: new Date().toISOString(), ...entry };
    return this.command('POST', '/entries', named, signal);
  }

  /** Revises an entry, of which the sender saw `rev`. Throws `Problem`, a `conflict` with `current` where another stands. */
  revise(id: string, rev: number, changes: EntryChanges, signal?: AbortSignal): Promise<Receipt> {
    return this.command('PATCH', entryPath(id), { ...named(), rev, ...changes }, signal);
  }

  /** Hides an entry from readers. Throws `Problem`. */
  retract(id: string, { reason, signal }: { reason?: string; signal?: AbortSignal } = {}): Promise<Receipt> {
    return this.command('DELETE', entryPath(id), { ...named(), reason }, signal);
  }

  /** Publishes a held entry, for editors. Throws `Problem`. */
  publish(id: string, rev: number, signal?: AbortSignal): Promise<Receipt> {
    return this.command('POST', `${entryPath(id)}/publish`, { ...named(), rev }, signal);
  }

  /** Empties an entry everywhere for good, or one photo of it, for editors. Throws `Problem`. */
  takeDown(id: string, { media, signal }: { media?: string; signal?: AbortSignal } = {}): Promise<Receipt> {
    return this.command('POST', `${entryPath(id)}/takedown`, { ...named(), media }, signal);
  }

  /** Changes the blog's settings, of which the sender saw `rev`, for editors. Throws `Problem`. */
  change(rev: number, changes: BlogChanges, signal?: AbortSignal): Promise<Receipt> {
    return this.command('PATCH', '', { ...named(), rev, ...changes }, signal);
  }

  private command(method: Command['method'], path: string, body: object, signal?: AbortSignal): Promise<Receipt> {
    return this.requests.send({ method, address: this.address(path), body }, signal);
  }

  private address(path: string): string {
    return `/api/v1/blogs/${encodeURIComponent(this.slug)}${path}`;
  }
}

const NEVER = new AbortController().signal;

function entryPath(id: string): string {
  return `/entries/${encodeURIComponent(id)}`;
}

/** A command's own id, made once for all of its attempts. */
function named(): { command: string } {
  return { command: crypto.randomUUID() };
}

function placeOf({ epoch, head }: PublicBlog): Place {
  return { epoch, seq: head };
}

function queryOf(fields: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
