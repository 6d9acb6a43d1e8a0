/** What a server says of itself. */
import type { Client } from './client.js';

/** The value of one line of its metrics, such as `rallyline_catch_ups_total{source="journal"}`. Throws where there is none. */
export async function metricOf(client: Client, name: string): Promise<number> {
  const lines = (await client.get('/metrics')).body.toString().split('\n');
  const line = lines.find((each) => each.startsWith(`${name} `));
  if (line === undefined) throw new Error(`the server has no metric ${name}`);
  return Number(line.slice(name.length + 1));
}
