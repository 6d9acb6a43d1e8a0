/** The identity of a command: its id, its author, its blog, and its body in canonical form (rule J3). */
import { isObject } from '../../shared/entry.js';
import { faultOfSize } from '../../shared/parse/size.js';
import { canonical } from '../storage/chain.js';
import type { CommandIdentity } from '../storage/ports.js';
import type { Actor } from './decision.js';

export interface Command {
  blog: string;
  /** The command's own id. A post has none: the entry's id is its own. */
  command?: string | undefined;
  rev?: number | undefined;
}

/**
 * Identifies a command by its body as it is read now, and as it came where that is another: a server that read it
 * otherwise may have stored it first.
 */
export function identityOf(actor: Actor, id: string, command: Command, input: unknown): CommandIdentity {
  const [body, came] = [bodyOf(command), bodyOf(input as Command)];
  const identity = { id, blog: command.blog, author: actor.person.id, body };
  return came === body ? identity : { ...identity, came };
}

/**
 * Identifies an input that is no command any more; returns null where nothing like it was ever stored. Larger ones than
 * any command are not brought into their canonical form, which sorts all of their names.
 */
export function identityOfInput(actor: Actor, input: unknown): CommandIdentity | null {
  if (faultOfSize(input) !== null) return null;
  const { id, command = id, blog } = isObject(input) ? input : {};
  if (!isUuid(command) || !isSlug(blog)) return null;
  const body = bodyIfAny(input);
  return body === null ? null : { id: command, blog, author: actor.person.id, body };
}

/** Returns null where the input has no canonical form, such as half a character. */
function bodyIfAny(input: unknown): string | null {
  try {
    return bodyOf(input as Command);
  } catch {
    return null;
  }
}

/** Leaves the rev out: a retry may carry another rev and is still the same command. */
function bodyOf({ rev: _rev, ...body }: Command): string {
  return canonical(body);
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
}

function isSlug(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value);
}
