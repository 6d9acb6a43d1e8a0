/** The world around a reader's connection, passed in, so that a test can run it in virtual time. */
import type { ReaderAuth, ReaderEvents } from '../../../shared/protocol/readers.js';
import type { Clock } from '../timeline/ports.js';
import type { Wire } from './link.js';

/** The state of a reader's connection. `polling`: no socket, but answers come. */
export type ConnectionState = 'connecting' | 'open' | 'polling' | 'lost' | 'refused';

export interface ConnectionParts {
  clock: Clock;
  /** A random number, at least 0, below 1. */
  random: () => number;
  open: () => Wire;
  /** The reader's name to the server, with the position of this moment. */
  auth: () => ReaderAuth;
  on: Omit<ReaderEvents, 'drain'>;
  /** Asks for changes once; answers whether there was an answer. */
  poll: () => Promise<boolean | null>;
  /** Seconds between two polls. */
  pollEvery: number;
  onState: (state: ConnectionState) => void;
}
