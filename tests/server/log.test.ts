/** The log of the real program, after requests with everything that must not get into it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, programOn } from '../support/program.js';

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
