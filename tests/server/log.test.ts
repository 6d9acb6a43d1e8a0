/** The log of the real program, after requests with everything that must not get into it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OutletsAnswer } from '../../shared/protocol/outlets.js';
import { openSqliteStore } from '../../server/storage/sqlite/store.js';
import { freePort, programOn } from '../support/program.js';
import { update } from '../support/rally.js';

test('a request is logged from an allow-list: no address, query, cookie, half, token or words', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-log-'));
  const port = await freePort();
  const program = programOn(folder, port, { LOG_LEVEL: 'info', TRUST_PROXY: '1' });
  try {
    await program.rallyline('blog', 'create', 'baku', '--title', 'Baku', '--status', 'live', '--visibility', 'public');
    const token = await program.rallyline('token', 'baku', '--name', 'Ann');
    await program.start();
    const url = `http://127.0.0.1:${port}`;
    const headers = {
      Authorization: `Bearer ${token}`,
      Cookie: 'rallyline=secretcookie',
      'X-Rallyline-Half': 'secrethalf',
      'X-Forwarded-For': '203.0.113.77',
      'User-Agent': 'tellingagent',
      Referer: 'https://telling.example/',
      'Content-Type': 'application/json',
    };
    await fetch(`${url}/live/baku?lang=secretquery`, { headers });
    const body = JSON.stringify({ id: '3b241101-e2bb-4255-8caf-4136c566a962', text: 'secretwords' });
    await fetch(`${url}/api/v1/blogs/baku/entries`, { method: 'POST', headers, body });
    await fetch(`${url}/live/baku/entries/secretentry`, { headers });
    await program.stop();

    const lines = program.log().trim().split('\n');
    expect(lines.length).toBe(3);
    for (const line of lines) {
      const allowed = ['level', 'time', 'id', 'method', 'route', 'status', 'ms', 'msg'];
      expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(allowed.sort());
    }
    expect(program.log()).not.toMatch(/secret|203\.0|127\.0|telling/);
    expect(program.log()).not.toContain(token);
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

const CHANNEL = { token: '4242:secret-token', bot: 4_242, chat: -100, name: '@channel', lang: null };

/** Stores a channel that keeps a note of this entry which nobody can read: carrying the entry there ends in a defect. */
async function storeChannel(folder: string, entry: string): Promise<void> {
  const store = await openSqliteStore({ folder, server: false, now: () => new Date() });
  const at = new Date().toISOString();
  await store.outlets.add({ id: 'channel', blog: 'baku', kind: 'telegram', settings: CHANNEL, addedAt: at }, 10);
  await store.outlets.take('channel', { taken: [], notes: new Map([[entry, '{']]), at });
  await store.close();
}

test('a failure of a webhook and a defect at a channel leave no secret, token or address in the log', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-log-'));
  const port = await freePort();
  const program = programOn(folder, port, { LOG_LEVEL: 'info' });
  try {
    await program.rallyline('blog', 'create', 'baku', '--title', 'Baku', '--status', 'live', '--visibility', 'public');
    const token = await program.rallyline('token', 'baku', '--name', 'Eve', '--role', 'editor');
    // A name that leads nowhere, for good (RFC 2606).
    const made = await program.rallyline('webhook', 'add', 'baku', 'https://hook.invalid/path?key=secret-key');
    const secret = /^secret (\S{43})$/m.exec(made)?.[1];
    const entry = update({ text: 'words' });
    await storeChannel(folder, String(entry.id));
    await program.start();
    const url = `http://127.0.0.1:${port}/api/v1/blogs/baku`;
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const posted = await fetch(`${url}/entries`, { method: 'POST', headers, body: JSON.stringify(entry) });
    expect(posted.status).toBe(201);
    const failures = async (): Promise<(string | undefined)[]> => {
      const { outlets } = (await (await fetch(`${url}/outlets`, { headers })).json()) as OutletsAnswer;
      return outlets.map(({ failure }) => failure?.why);
    };
    while ((await failures()).includes(undefined)) await new Promise((resolve) => setTimeout(resolve, 100));
    await program.stop();

    expect(secret).toBeDefined();
    // Guards its own premise: the defect is in the log.
    expect(program.log()).toContain('carrying changes to outlets');
    expect(program.log()).not.toMatch(/secret-|hook\.invalid|@channel/);
    for (const kept of [secret, token]) expect(program.log()).not.toContain(kept);
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
