/**
 * Whether other servers have connections to this database: each compares itself with the journal once a second, so it has one
 * as long as it serves, and already while it starts. Names of connections are seen by every role.
 */
import type { Connection } from './database.js';

const COMPANY = `
  select exists (
    select from pg_stat_activity
    where datname = current_database() and application_name like 'rallyline%'
      and application_name not in ('rallyline command', $1)) as found`;

export async function hasCompany({ ask }: Connection, own: string): Promise<boolean> {
  return (await ask<{ found: boolean }>(COMPANY, [own]))[0]?.found !== false;
}
