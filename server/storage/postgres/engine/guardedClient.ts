/** A client of the driver that outlives a defective network. */
import type { Duplex } from 'node:stream';
import pg from 'pg';

/**
 * Ends the connection, and nothing else, where a defective network changes the database's bytes. The driver reads them in
 * an event that is in nobody's hands: an error of its parser there would end this process.
 */
export class GuardedClient extends pg.Client {
  constructor(given?: string | pg.ClientConfig) {
    super(given);
    // An inner method of the driver: called once, with the stream of bytes, encrypted or not.
    const connection = this.connection as unknown as { attachListeners: (bytes: Duplex) => void };
    const attach = connection.attachListeners.bind(connection);
    connection.attachListeners = (bytes) => attach(guarded(bytes));
  }
}

function guarded(bytes: Duplex): Duplex {
  const emit = bytes.emit.bind(bytes) as (event: string, ...values: unknown[]) => boolean;
  bytes.emit = (event: string, ...values: unknown[]) => {
    if (event !== 'data') return emit(event, ...values);
    try {
      return emit(event, ...values);
    } catch (cause) {
      bytes.destroy(new Error('Connection terminated: what came cannot be read', { cause }));
      return true;
    }
  };
  return bytes;
}
