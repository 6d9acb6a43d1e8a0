/**
 * How a command becomes a change: look at the blog, let the verb decide, append under the conditions that were seen,
 * and look again where they moved in between (rules J2, J3).
 */
import {
  isObject,
  type BlogRecord,
  type BlogSettings,
  type EntryRecord,
  type Publisher,
  type Verb,
} from '../../shared/entry.js';
import type { Receipt } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import { belongsTo, mayCreateBlog, type Answer } from '../auth/may.js';
import type { Markdown } from '../render/markdown.js';
import { canonical, contentOfBlog, contentOfEntry, digestOf } from '../storage/chain.js';
import {
  StoreAway,
  type Append,
  type CommandIdentity,
  type Journal,
  type JournalItem,
  type Person,
} from '../storage/ports.js';
import { createRendering, type Rendering } from './rendering.js';

/** Who acts: a person on a device, or the operator at the command line (no device). */
export interface Actor {
  device: string | null;
  person: Person;
}

export interface NewsroomParts {
  journal: Journal;
  markdown: Markdown;
  /** Tells the own feed and the bus; never throws, never delays the receipt (rule B2). */
  publish: (item: JournalItem) => void;
  now: () => Date;
  newId: () => string;
  /** 16 random bytes in hex. */
  newSalt: () => string;
  /** Hears how many seconds the journal took for a change, whatever it answered. */
  onAppended?: (seconds: number) => void;
  /** Hears of a store that is away: whoever asked hears `unavailable`, and nothing else. */
  onAway?: (error: StoreAway) => unknown;
  /** Who publishes, until a blog says so itself. */
  publisher: Publisher;
}

/** What a verb decides upon. */
export interface Look {
  actor: Actor;
  blog: BlogRecord;
  /** ISO 8601, the server's clock. */
  at: string;
  rendering: Rendering;
  /** An entry of this blog, or null. */
  find: (id: string) => Promise<EntryRecord | null>;
  /** An entry of this blog, or the refusal `not-found`. */
  entry: (id: string) => Promise<EntryRecord>;
}

/** What a verb answers. `repeated`: the command was stored before, and this is its first receipt (rule J3). */
export interface Accepted {
  receipt: Receipt;
  repeated: boolean;
}

export interface Decision {
  verb: Verb;
  public: boolean;
  rev: number;
  entry?: EntryRecord;
  blog?: NonNullable<Append['blog']>;
  expect: Omit<Append['expect'], 'status'>;
  touches: Append['touches'];
  empties?: boolean;
}

/** How often a command looks again before it gives up with `unavailable`: each time another change came between. */
const LOOKS = 8;

export function createDispatch(parts: NewsroomParts) {
  const { journal, now, newId, newSalt } = parts;

  async function look(actor: Actor, slug: string, rendering = createRendering(parts.markdown)): Promise<Look> {
    const blog = await journal.blog(slug);
    if (blog === null || !belongsTo(actor.person, slug)) throw new Refused('not-found', { field: 'blog' });
    const find = (id: string): Promise<EntryRecord | null> => journal.entry(slug, id);
    const entry = async (id: string): Promise<EntryRecord> => {
      const found = await find(id);
      if (found === null) throw new Refused('not-found', { field: 'id' });
      return found;
    };
    return { actor, blog, at: now().toISOString(), rendering, find, entry };
  }

  async function run(
    actor: Actor,
    id: string,
    command: { blog: string; rev?: number },
    decide: (look: Look) => Promise<Decision>,
    input: unknown = command,
  ): Promise<Accepted> {
    return answerWhereAway(async () => {
      const identity = { id, blog: command.blog, author: actor.person.id, ...bodiesOf(command, input) };
      const rendering = createRendering(parts.markdown);
      for (let looks = 0; looks < LOOKS; looks += 1) {
        const seen = await look(actor, command.blog, rendering);
        // Before anything else is refused: a retry of what was accepted gets its receipt, whatever has changed since (J3).
        const first = await firstReceipt(identity);
        if (first !== null) return first;
        const decision = await decide(seen).catch((refused: unknown) => receiptInstead(refused, identity));
        if ('receipt' in decision) return decision;
        const begun = performance.now();
        const appended = await journal.append(appendOf(identity, seen, decision, newSalt()));
        parts.onAppended?.((performance.now() - begun) / 1_000);
        switch (appended.kind) {
          case 'stored':
            parts.publish(appended.item);
            return { receipt: appended.receipt, repeated: false };
          case 'repeated':
            return { receipt: appended.receipt, repeated: true };
          case 'moved':
            continue;
          case 'different':
          case 'foreign':
          case 'revoked':
          case 'missing':
          case 'foreign-photo':
            throw refusedFor(appended.kind);
        }
      }
      throw new Refused('unavailable', { after: 1 });
    }, parts);
  }

  /** Of a command that was stored before; null of a new one. Throws where its id was used for something else. */
  async function firstReceipt(identity: CommandIdentity): Promise<Accepted | null> {
    const known = await journal.known(identity);
    if (known.kind === 'new') return null;
    if (known.kind !== 'same') throw refusedFor(known.kind);
    return { receipt: known.receipt, repeated: true };
  }

  /** The first receipt of what is no command any more, where it was one when it was stored; null where it was not. */
  async function storedBefore(actor: Actor, input: unknown): Promise<Accepted | null> {
    const { id, command = id, blog } = isObject(input) ? input : {};
    if (!isUuid(command) || !isSlug(blog)) return null;
    const body = bodyIfAny(input);
    if (body === null) return null;
    return answerWhereAway(async () => {
      const known = await journal.known({ id: command, blog, author: actor.person.id, body });
      return known.kind === 'same' ? { receipt: known.receipt, repeated: true } : null;
    }, parts);
  }

  /**
   * What a command is refused for may be its own doing: it came by another instance too, and was stored there between
   * our question for it and our look at the entry (a `rev` that is stale since, an entry that is gone since).
   */
  async function receiptInstead(refused: unknown, identity: CommandIdentity): Promise<Accepted> {
    const first = refused instanceof Refused ? await firstReceipt(identity) : null;
    if (first === null) throw refused;
    return first;
  }

  async function create(actor: Actor, slug: string, settings: BlogSettings): Promise<Accepted> {
    const answer = mayCreateBlog(actor.person);
    if (answer !== null) throw new Refused(answer);
    return answerWhereAway(async () => {
      const content = contentOfBlog(slug, { settings });
      const salt = newSalt();
      const { role } = actor.person;
      const draft = { slug, epoch: newId(), settings, at: now().toISOString(), role, content, salt };
      const made = await journal.createBlog({ ...draft, digest: digestOf(salt, content) });
      if (made.kind === 'taken') throw new Refused('conflict', { field: 'slug', why: 'slug-taken' });
      return { receipt: { id: slug, seq: made.blog.head, rev: made.blog.rev }, repeated: false };
    }, parts);
  }

  return { look, run, create, storedBefore };
}

/** Throws the refusal where `may` gave one. */
export function require(answer: Answer, details: { field?: string } = {}): void {
  if (answer !== null) throw new Refused(answer, details);
}

/** As it is read now, and as it came where that is another: a server that read it otherwise may have stored it first (J3). */
function bodiesOf(command: { rev?: number }, input: unknown): Pick<CommandIdentity, 'body' | 'came'> {
  const [body, came] = [bodyOf(command), bodyOf(input as { rev?: number })];
  return came === body ? { body } : { body, came };
}

/** null of what has no canonical form, such as half a character: nothing of that kind was ever stored. */
function bodyIfAny(input: unknown): string | null {
  try {
    return bodyOf(input as { rev?: number });
  } catch {
    return null;
  }
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
}

function isSlug(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value);
}

/** The command without its rev: a retry may carry another one and is still the same command (J3). */
function bodyOf({ rev: _rev, ...body }: { rev?: number }): string {
  return canonical(body);
}

function appendOf(command: Append['command'], seen: Look, decision: Decision, salt: string): Append {
  const { verb, rev, entry, blog, expect, touches, empties = false } = decision;
  const content = entry === undefined ? contentOfBlog(seen.blog.slug, blog ?? seen.blog) : contentOfEntry(entry);
  return {
    command,
    device: seen.actor.device,
    expect: { status: seen.blog.settings.status, ...expect },
    change: { verb, entry: entry?.id ?? null, rev, at: seen.at, role: seen.actor.person.role, public: decision.public },
    content,
    salt,
    digest: digestOf(salt, content),
    ...(entry === undefined ? {} : { entry }),
    ...(blog === undefined ? {} : { blog }),
    touches,
    empties,
  };
}

type Hindrance = 'different' | 'foreign' | 'revoked' | 'missing' | 'foreign-photo';

function refusedFor(hindrance: Hindrance): Refused {
  const answers: Record<Hindrance, ConstructorParameters<typeof Refused>> = {
    different: ['conflict', { field: 'id', why: 'id-used' }],
    foreign: ['not-found', { field: 'id' }],
    revoked: ['unauthenticated', {}],
    missing: ['not-found', { field: 'blog' }],
    // As if it were not there: whose it is, nobody learns by naming it.
    'foreign-photo': ['not-found', { field: 'media' }],
  };
  return new Refused(...answers[hindrance]);
}

/** Rule F7: while the store is away, commands are refused with `retry`; the phone keeps them. */
async function answerWhereAway<Value>(
  work: () => Promise<Value>,
  { onAway }: Pick<NewsroomParts, 'onAway'>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    onAway?.(error);
    throw new Refused('unavailable', { after: 2 });
  }
}
