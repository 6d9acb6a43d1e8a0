/** The world around a reader's connection, passed in, so that a test can run it in virtual time. */
import type { ReaderAuth, ReaderEvents } from '../../../shared/protocol.js';
import type { Clock } from '../timeline/ports.js';
import type { Wire } from './link.js';

/** `polling`: no socket, but answers come. */
export type ConnectionState = 'connecting' | 'open' | 'polling' | 'lost' | 'refused';

export interface ConnectionParts {
  clock: Clock;
  /** At least 0, below 1. */
  random: () => number;
  open: () => Wire;
  /** Who is asking, and where they stand, at this moment. */
  auth: () => ReaderAuth;
  on: Omit<ReaderEvents, 'drain'>;
  /** Asks for changes once; whether there was an answer. */
  poll: () => Promise<boolean>;
  /** Seconds between two polls. */
  pollEvery: number;
  onState: (state: ConnectionState) => void;
}
