/** The meaning of SQLite's and the operating system's error codes for the store. */
import { codeOf } from '../errorCode.js';
import { StoreBroken, StoreLocked, StoreUnwritable, isStoreFault } from '../faults.js';
import { StoreAway } from '../ports.js';

/** Errors that may pass by themselves: another process that writes, a disk that is full or unplugged. */
const AWAY = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM)/;
const BROKEN = /^SQLITE_(NOTADB|CORRUPT)/;

export function isAway(error: unknown): boolean {
  return AWAY.test(codeOf(error)) || isOfSystem(error);
}

/** Says whether the store cannot be written for good: missing rights do not pass while a server waits, as a full disk may. */
export function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(codeOf(error));
}

/** Says whether the connection may be of no use any more: rights that its file gets later, it does not have. */
export function isDoubtful(error: unknown): boolean {
  return /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(codeOf(error));
}

/** Says whether the error is the operating system's, and not SQLite's. */
export function isOfSystem(error: unknown): boolean {
  return /^E[A-Z]+$/.test(codeOf(error));
}

export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Returns the fault that is thrown where the store is opened; an error that is none of them as it is. */
export function openingFault(folder: string, error: unknown): unknown {
  if (error instanceof StoreAway) return openingFault(folder, error.cause);
  const code = codeOf(error);
  if (isStoreFault(error) || code === '') return error;
  const why = error instanceof Error ? error.message : code;
  if (isBusy(error)) return new StoreLocked(`the store in ${folder} is busy`, { cause: error });
  if (BROKEN.test(code)) return new StoreBroken(`the store in ${folder} cannot be read: ${why}`, { cause: error });
  if (code.startsWith('SQLITE_READONLY')) {
    return new StoreUnwritable(`the store in ${folder} cannot be written: ${why}. Check whose its files are`, {
      cause: error,
    });
  }
  if (isAway(error) || !code.startsWith('SQLITE_')) {
    return new StoreUnwritable(`the folder ${folder} cannot be written: ${why}`, { cause: error });
  }
  return error;
}
