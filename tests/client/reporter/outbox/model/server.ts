/** A server that knows commands by their ids, as the journal does (rule J3), one session, and the photos of entries. */
import { isObject } from '../../../../../shared/entry/patch.js';
import type { Receipt } from '../../../../../shared/protocol/desk.js';
import { refusal } from '../../../../../shared/refusals.js';
import type { EntryContent } from '../../../../../client/entry/entryContent.js';
import type { Command, PhotoItem } from '../../../../../client/reporter/outbox/item.js';
import type { Answer } from '../../../../../client/reporter/outbox/verdict.js';
import { refuse } from '../phone.js';

export interface ServerEntry {
  content: EntryContent;
  rev: number;
  person: string;
  isGone: boolean;
}

/** A text that the server takes from nobody. */
export const BAD = 'bad';

export class ModelServer {
  readonly entries = new Map<string, ServerEntry>();
  readonly photos = new Set<string>();
  /** Accepted texts of posts and revisions, in the order of the journal. */
  readonly journal: { entry: string; text: string }[] = [];
  /** The person whose cookie the phone has; null: none that is still good. */
  session: string | null = null;
  private readonly receipts = new Map<string, { body: string; receipt: Receipt }>();

  /** `cookie`: the person as whom the request left. */
  take(cookie: string | null, item: Command, payload: Record<string, unknown>): Answer {
    if (cookie === null) return refuse(refusal('unauthenticated'));
    const { rev, ...rest } = payload;
    const body = JSON.stringify(rest);
    const known = this.receipts.get(item.command);
    if (known === undefined) return this.takeNew(item, payload, { rev, body });
    const isSame = known.body === body;
    return isSame ? { kind: 'accepted', receipt: known.receipt } : refuse(refusal('conflict', { field: 'id' }));
  }

  receive(cookie: string | null, photo: PhotoItem): Answer {
    if (cookie === null) return refuse(refusal('unauthenticated'));
    const entry = this.entries.get(photo.entry);
    if (entry === undefined || entry.isGone || !photosIn(entry.content).includes(photo.command))
      return refuse(refusal('not-found'));
    if (this.photos.has(photo.command)) return refuse(refusal('conflict', { field: 'id' }));
    this.photos.add(photo.command);
    return { kind: 'accepted', receipt: null };
  }

  /** An editor changes the text. */
  deskEdits(id: string, text: string): void {
    const entry = this.entries.get(id);
    if (entry === undefined || entry.isGone) return;
    this.entries.set(id, { ...entry, rev: entry.rev + 1, content: { ...entry.content, text } });
  }

  takesDown(id: string): void {
    const entry = this.entries.get(id);
    if (entry !== undefined) this.entries.set(id, { ...entry, isGone: true });
  }

  has(command: string): boolean {
    return this.receipts.has(command);
  }

  private takeNew(
    { verb, entry: id, person, command }: Command,
    payload: Record<string, unknown>,
    { rev, body }: { rev: unknown; body: string },
  ): Answer {
    const entry = this.entries.get(id);
    if (verb !== 'post' && entry === undefined) return refuse(refusal('not-found'));
    if (entry?.isGone === true) return refuse(refusal('gone'));
    if (typeof payload.text === 'string' && payload.text.startsWith(BAD)) return refuse(refusal('invalid'));
    if (verb === 'revise' && entry !== undefined && entry.rev !== rev)
      return refuse(refusal('conflict', { field: 'rev', current: entry.rev }));
    const next = { content: mergedInto(entry?.content, payload), rev: (entry?.rev ?? 0) + 1, person };
    this.entries.set(id, { ...next, isGone: verb === 'retract' });
    if (typeof payload.text === 'string') this.journal.push({ entry: id, text: payload.text });
    const receipt = { id, seq: this.receipts.size + 1, rev: next.rev };
    this.receipts.set(command, { body, receipt });
    return { kind: 'accepted', receipt };
  }
}

export function photosIn(content: EntryContent): string[] {
  return ((content.media ?? []) as { id: string }[]).map(({ id }) => id);
}

function mergedInto(content: EntryContent | undefined, payload: Record<string, unknown>): EntryContent {
  const { id: _id, blog: _blog, command: _command, rev: _rev, ...fields } = payload;
  const merged: Record<string, unknown> = { ...content };
  for (const [name, value] of Object.entries(fields))
    if (value === null) Reflect.deleteProperty(merged, name);
    else merged[name] = isObject(value) ? { ...(merged[name] as object), ...value } : value;
  return merged as EntryContent;
}
