/** The demo's reporters against a real server, through a line that breaks. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import { FinalRefusal, reporterOn, type Reporter } from '../../../server/demo/reporter.js';
import type { EntriesAnswer } from '../../../shared/protocol/readers.js';
import { startRally, update, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let rally: Rally;
let line: Line;
let slug: string;
let reporter: Reporter;
const stop = new AbortController();

beforeAll(async () => {
  rally = await startRally();
  line = await createLine(rally.port);
  slug = await rally.blog();
  const token = await rally.token(slug, 'Reporter 1 (demo)');
  reporter = reporterOn({ url: line.url, token, signal: stop.signal, note: () => undefined });
});

afterAll(async () => {
  stop.abort();
  reporter.close();
  line.close();
  await rally.stop();
});

interface Line {
  url: string;
  /** Ends every connection, and lets none through until `mend`. */
  cut: () => void;
  mend: () => void;
  /** From now on nothing comes back from the server, while all goes there. */
  deafen: () => void;
  close: () => void;
}

/** A wire between a reporter and the server. */
async function createLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let [whole, deaf] = [true, false];
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      if (!deaf) near.write(chunk);
    });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((one) => one.destroy()));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      whole = false;
      end();
    },
    mend: () => ([whole, deaf] = [true, false]),
    deafen: () => (deaf = true),
    close: () => {
      end();
      server.close();
    },
  };
}

async function texts(): Promise<string[]> {
  const response = await fetch(`${rally.url}/api/v1/blogs/${slug}/entries`);
  return ((await response.json()) as EntriesAnswer).entries.map(({ text }) => text);
}

test('[O2] what is written while the line is down is sent when it is back', async () => {
  await reporter.send('post', { ...update({ text: 'Before.' }), blog: slug });
  line.cut();
  const sent = reporter.send('post', { ...update({ text: 'Meanwhile.' }), blog: slug });
  setTimeout(() => line.mend(), 1_500);
  expect(await sent).toMatchObject({ rev: 1 });
  expect(await texts()).toEqual(['Meanwhile.', 'Before.']);
});

test('[J3] an answer that got lost is asked for again with the same id, and nothing is doubled', async () => {
  const id = randomUUID();
  line.deafen();
  const sent = reporter.send('post', { ...update({ text: 'Heard once.' }), id, blog: slug });
  for (let tries = 0; !(await texts()).includes('Heard once.') && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  line.cut();
  line.mend();
  expect(await sent).toMatchObject({ id, rev: 1 });
  expect((await texts()).filter((text) => text === 'Heard once.')).toHaveLength(1);
});

test('what the server will never take is not sent again', async () => {
  await expect(reporter.send('post', { ...update({ text: '' }), blog: slug })).rejects.toThrow(FinalRefusal);
});
