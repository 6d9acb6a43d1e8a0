/** The meaning of PostgreSQL's, the driver's and the network's error codes for the store. */
import { codeOf, messageOf, reasonOf } from '../errorCode.js';
import { StoreBroken, StoreRefused, StoreUnwritable, isStoreFault } from '../faults.js';
import { StoreAway } from '../ports.js';

/**
 * Errors that may pass by themselves: a connection that broke (08), no room or no connection left (53), a server that
 * stops or starts (57P0x), a disk or file that fails (58), a statement that was given up after its time (57014), a
 * lock that was not free in time (55P03), a transaction that was undone because of another at the same moment (40), or
 * ended because we said nothing (25P03), and a server that does not write because another took its place (25006).
 */
const AWAY = /^(08|53|57P0|58|57014|55P03|25P03|25006|40P01|40001)/;
/** Transactions that crossed: undone because of another at the same moment. The same call again sees the other's rows. */
const CROSSED = /^(23505|40P01|40001)$/;
/** Wrong user, password, or name of the database; and a certificate that is not believed. */
const REFUSED = /^(28|3D000|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|CERT_)/;
/** A text that no row can have, such as one with a NUL in it: the parameter itself is refused. */
const UNSTORABLE = '22021';
const NOT_ALLOWED = '42501';
/** Tables or columns of something else stand where ours belong. */
const TAKEN = /^(42P0[167]|42710|42723|42703)$/;

/**
 * The driver's own messages for a lost connection, which carry no code. One of TLS: a server that is starting, or has no process
 * left for us, says so in plain text before it is encrypted, and the driver does not read what.
 */
const LOST =
  /^(Connection terminated|There was an error establishing an SSL connection|received invalid response|timeout exceeded|timeout expired|Query read timeout|Client (has encountered|was closed)|Cannot use a pool after)/;
const NOT_LET_IN = /^(SASL:|The server does not support SSL connections)/;

function isAway(error: unknown): boolean {
  const code = codeOf(error);
  return isOfNetwork(error) || AWAY.test(code) || isRefused(error) || (code === '' && LOST.test(messageOf(error)));
}

function isRefused(error: unknown): boolean {
  return REFUSED.test(codeOf(error)) || NOT_LET_IN.test(messageOf(error));
}

/** Says whether a statement was asked with a text that the database cannot hold. */
export function isUnstorable(error: unknown): boolean {
  return codeOf(error) === UNSTORABLE;
}

export function isCrossed(error: unknown): boolean {
  return CROSSED.test(codeOf(error instanceof StoreAway ? error.cause : error));
}

export function asAway(error: unknown): unknown {
  if (!isAway(error)) return error;
  return new StoreAway('the database cannot be used at the moment', { cause: error });
}

/** Returns the fault that is thrown where the store is opened; any other error as it is. `place`: without a password. */
export function openingFault(place: string, error: unknown): unknown {
  const cause = error instanceof StoreAway && error.cause !== undefined ? error.cause : error;
  const code = codeOf(cause);
  const why = reasonOf(cause);
  if (isStoreFault(cause) || cause instanceof StoreAway) return cause;
  if (isRefused(cause))
    return new StoreRefused(`the database at ${place} lets us not in: ${why}. Check DATABASE_URL`, { cause });
  if (code === NOT_ALLOWED) return new StoreUnwritable(`the database at ${place} cannot be written: ${why}`, { cause });
  if (TAKEN.test(code))
    return new StoreBroken(`the database at ${place} is not a store of Rallyline: ${why}`, { cause });
  if (isAway(cause)) return new StoreAway(`the database at ${place} cannot be reached: ${why}`, { cause });
  return cause;
}

function isOfNetwork(error: unknown): boolean {
  return typeof error === 'object' && error !== null && ('syscall' in error || /^E(?!RR_)[A-Z_]+$/.test(codeOf(error)));
}
