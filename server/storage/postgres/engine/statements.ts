/** Statements on a pool or a client: prepared once on each connection, by their names. */
import type pg from 'pg';
import type { Connection, Value } from '../database.js';
import { asAway, isUnstorable } from '../errorCodes.js';

export function connectionOf(asked: pg.Pool | pg.Client): Connection {
  return {
    async ask<Row>(sql: string, values: readonly Value[] = []) {
      try {
        const { rows } = await asked.query({ name: nameOf(sql), text: sql, values: [...values] });
        return rows as Row[];
      } catch (error) {
        throw asAway(error);
      }
    },
  };
}

/**
 * A connection for questions alone. Whoever asks after a text that the database cannot hold (addresses and handshakes may
 * have a NUL in them) hears that it is not there, as from the embedded store. A statement that writes fails instead.
 */
export function questionsOf(asked: pg.Pool): Connection {
  const { ask } = connectionOf(asked);
  return {
    ask: <Row>(sql: string, values?: readonly Value[]) =>
      ask<Row>(sql, values).catch((error: unknown): Row[] => {
        if (isUnstorable(error)) return [];
        throw error;
      }),
  };
}

const names = new Map<string, string>();

/** By its name a statement is prepared once a connection. The statements of the house are few, and all written in it. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `rallyline_${(names.size + 1).toString()}`;
  names.set(sql, name);
  return name;
}
