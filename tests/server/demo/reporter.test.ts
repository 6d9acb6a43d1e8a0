/** The demo's reporters against a real server, over a connection that breaks. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import { FinalRefusal, Reporter } from '../../../server/demo/reporter.js';
import type { EntriesAnswer } from '../../../shared/protocol/readers.js';
import { startRally, update, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let rally: Rally;
let wire: Wire;
let slug: string;
let reporter: Reporter;
const stop = new AbortController();

beforeAll(async () => {
  rally = await startRally();
  wire = await createWire(rally.port);
  slug = await rally.blog();
  const token = await rally.token(slug, 'Reporter 1 (demo)');
  reporter = new Reporter({ url: wire.url, token, signal: stop.signal, note: () => undefined });
  reporter.start();
});

afterAll(async () => {
  stop.abort();
  reporter.stop();
  wire.close();
  await rally.stop();
});

interface Wire {
  url: string;
  /** Ends every connection, and lets none through until `mend`. */
  cut: () => void;
  mend: () => void;
  /** Lets everything reach the server, and nothing come back, until `mend`. */
  deafen: () => void;
  close: () => void;
}

/** Listens between a reporter and the server. */
async function createWire(port: number): Promise<Wire> {
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

test('[O2] a post that a reporter sends while the connection is down arrives when it is back', async () => {
  await reporter.send('post', { ...update({ text: 'Before.' }), blog: slug });
  wire.cut();
  const sent = reporter.send('post', { ...update({ text: 'Meanwhile.' }), blog: slug });
  setTimeout(() => wire.mend(), 1_500);
  expect(await sent).toMatchObject({ rev: 1 });
  expect(await texts()).toEqual(['Meanwhile.', 'Before.']);
});

test('[J3] a reporter whose receipt got lost sends the post again with the same id, and it is stored once', async () => {
  const id = randomUUID();
  wire.deafen();
  const sent = reporter.send('post', { ...update({ text: 'Heard once.' }), id, blog: slug });
  for (let tries = 0; !(await texts()).includes('Heard once.') && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  wire.cut();
  wire.mend();
  expect(await sent).toMatchObject({ id, rev: 1 });
  expect((await texts()).filter((text) => text === 'Heard once.')).toHaveLength(1);
});

test('a post that the server will never take is not sent again', async () => {
  await expect(reporter.send('post', { ...update({ text: '' }), blog: slug })).rejects.toThrow(FinalRefusal);
});
