/** The dashboard and the table of alarms name only metrics that the server has. */
import { readFileSync } from 'node:fs';
import { startRally, type Rally } from '../../support/rally.js';

let rally: Rally;

beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop());

test.each(['docs/grafana/rallyline.json', 'docs/OPERATIONS.md'])(
  '%s names no metric that the server lacks',
  async (file) => {
    const told = await (await fetch(`${rally.url}/metrics`)).text();
    const there = new Set([...told.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    const named = readFileSync(file, 'utf8').match(/rallyline_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(there).toContain(name.replace(/_bucket$/, ''));
  },
);
