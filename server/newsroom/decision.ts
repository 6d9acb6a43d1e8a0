/** The terms that the verbs and the dispatch share: a verb looks, and decides on a change or throws `Refused`. */
import type { BlogRecord, EntryRecord, Verb } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Answer } from '../auth/may.js';
import type { Append, Person } from '../storage/ports.js';
import type { Rendering } from './rendering.js';

/** The actor of a command: a person on a device, or the operator at the command line (no device). */
export interface Actor {
  device: string | null;
  person: Person;
}

/** The view that a verb decides upon. */
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

export type Decide = (look: Look) => Promise<Decision>;

/** Throws the refusal where `may` gave one. */
export function require(answer: Answer, details: { field?: string } = {}): void {
  if (answer !== null) throw new Refused(answer, details);
}
