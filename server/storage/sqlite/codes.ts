/** What SQLite's and the operating system's error codes mean for the store. */
import { StoreBroken, StoreLocked, StoreUnwritable, isStoreFault } from '../faults.js';
import { StoreAway } from '../ports.js';

/** What may pass by itself: another process that writes, a disk that is full or unplugged. */
const AWAY = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM)/;
const BROKEN = /^SQLITE_(NOTADB|CORRUPT)/;

export function isAway(error: unknown): boolean {
  return AWAY.test(codeOf(error)) || isOfSystem(error);
}

/** No rights, or a disk that takes nothing: unlike a full or a busy one, it does not pass while a server waits. */
export function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(codeOf(error));
}

/** The connection may be of no use any more: rights that its file got since, it does not have. */
export function isDoubtful(error: unknown): boolean {
  return /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(codeOf(error));
}

/** Whether the operating system says it, and not SQLite. */
export function isOfSystem(error: unknown): boolean {
  return /^E[A-Z]+$/.test(codeOf(error));
}

export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** What is thrown to whoever wanted to open the store: one of the faults, or the defect as it is. */
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

/** Empty where there is none. Not asked by class: the driver may be loaded twice in one process. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
