/** Work on a connection of its own, beside the pools: with the time that long work needs. */
import type pg from 'pg';
import type { OpenTransaction } from '../database.js';
import { asAway } from '../errorCodes.js';
import type { Session } from '../migrate.js';
import { GuardedClient } from './guardedClient.js';
import { LONG, LONG_MS, setting, type Way } from './settings.js';
import { connectionOf } from './statements.js';

interface OwnSession extends Session {
  /** Undoes what was not committed. */
  end: () => Promise<void>;
}

export async function inSession<Result>(
  config: pg.ClientConfig,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(config, 'write');
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

const BEGIN: Record<Way, string> = { read: 'begin isolation level repeatable read, read only', write: 'begin' };

export async function openTransaction(config: pg.ClientConfig, way: Way): Promise<OpenTransaction> {
  const { connection, run, end } = await openSession(config, way);
  await run(BEGIN[way]).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return { connection, commit: () => run('commit'), end };
}

async function openSession(config: pg.ClientConfig, way: Way): Promise<OwnSession> {
  const client = new GuardedClient({ ...config, query_timeout: LONG_MS });
  // Questions under way hear of a lost connection too; without a listener its event would end the process.
  client.on('error', () => undefined);
  const run = async (text: string): Promise<void> => {
    await client.query(text).catch((error: unknown) => {
      throw asAway(error);
    });
  };
  const end = (): Promise<void> => client.end().catch(() => undefined);
  try {
    await client.connect();
    await run(setting(config, way, LONG));
    return { connection: connectionOf(client), run, end };
  } catch (error) {
    await end();
    throw asAway(error);
  }
}
