/** The reasons why a server could not start: a clear line each, all at once, and exit code 2. */
import { createServer } from 'node:net';
import type { Config } from '../config.js';

const WRONG_START = 2;

/** Writes every line to stderr and ends the process. */
export function sayAndExit(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`rallyline: ${line}\n`);
  process.exit(WRONG_START);
}

/** Returns the store's own sentence; null for other errors. They are told by name, since only parts.ts knows the stores. */
export function storeFaultLine(error: unknown): string | null {
  const known = ['StoreLocked', 'StoreNewer', 'StoreUnwritable', 'StoreRefused', 'StoreBroken'];
  return error instanceof Error && known.includes(error.name) ? error.message : null;
}

/** Returns a line where the port cannot be had, else none. */
export async function portFault({ port, host }: Config): Promise<string[]> {
  const error = await tryPort(port, host);
  return error === null ? [] : [`port ${port} on ${host} cannot be used: ${reasonOf(error)}`];
}

export function isPortFault(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && ['listen', 'bind', 'getaddrinfo'].includes(String(error.syscall))
  );
}

function tryPort(port: number, host: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'another program listens there. Stop it, or set PORT to a free one';
    case 'EACCES':
      return 'ports below 1024 need rights that this user does not have';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no address is known by that name. Check HOST';
    case 'EADDRNOTAVAIL':
      return 'this machine does not have that address. Check HOST';
    default:
      return message;
  }
}
