/** The readers' socket as the contract has it: what a joiner hears, and what closes a connection. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { io } from 'socket.io-client';
import { startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { joinRaw, openRaw, type RawReader } from './rawReader.js';

let rally: Rally;
let blog: string;
let token: string;
let epoch: string;
const open: RawReader[] = [];
const sockets: net.Socket[] = [];
/** How far the server's clock is ahead of this machine's. */
const ahead = { ms: 0 };

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (rally = await startRally({ now: () => new Date(Date.now() + ahead.ms) })));
afterAll(() => rally.stop(), 10_000);
beforeEach(async () => {
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
  ({ epoch } = (await rally.parts.store.journal.blog(blog))!);
});
afterEach(() => {
  ahead.ms = 0;
  open.splice(0).forEach(({ ws }) => ws.terminate());
  sockets.splice(0).forEach((socket) => socket.destroy());
});

async function join(auth: object = {}): Promise<RawReader> {
  const reader = await joinRaw(rally.url, { blog, ...auth });
  open.push(reader);
  return reader;
}

async function raw(path?: string): Promise<RawReader> {
  const reader = await openRaw(rally.url, path);
  open.push(reader);
  return reader;
}

const names = ({ events }: RawReader): string[] => events.map(([name]) => name);
const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('a joiner hears', () => {
  test('without a seq: hello at the head, then the frames from there on', async () => {
    await rally.post(token, blog);
    const reader = await join();
    const [hello] = reader.named('hello');
    expect(hello).toEqual({ epoch, head: 2, at: 2, now: expect.any(String), poll: expect.any(Number), lang: 'en' });
    expect(Math.abs(Date.parse(hello!.now as string) - Date.now())).toBeLessThan(5_000);
    const { id } = await rally.post(token, blog);
    await until('the frame is there', () => reader.named('frame').length > 0);
    expect(reader.named('frame')).toMatchObject([{ epoch, from: 3, to: 3, deltas: [{ seq: 3, id }] }]);
  });

  test('at the head: hello alone', async () => {
    await rally.post(token, blog);
    const reader = await join({ epoch, seq: 2 });
    await quiet();
    expect(reader.events).toMatchObject([['hello', { head: 2, at: 2 }]]);
  });

  test('[R1] behind within memory: hello at its own seq, and one frame with what it missed', async () => {
    for (let n = 0; n < 3; n += 1) await rally.post(token, blog);
    const reader = await join({ epoch, seq: 1 });
    await until('the frame is there', () => reader.named('frame').length > 0);
    await quiet();
    expect(reader.events).toMatchObject([
      ['hello', { epoch, head: 4, at: 1 }],
      ['frame', { epoch, from: 2, to: 4, deltas: [{ seq: 2 }, { seq: 3 }, { seq: 4 }] }],
    ]);
  });

  test('[R1] behind beyond memory: hello at the head, and it fetches the rest', async () => {
    const { newsroom, actor } = await postsBeside(230);
    const reader = await join({ epoch, seq: 5 });
    await quiet();
    expect(reader.events).toMatchObject([['hello', { head: 231, at: 231 }]]);
    const answer = await fetch(`${rally.url}/api/v1/blogs/${blog}/changes?since=5&epoch=${epoch}`);
    expect(await answer.json()).toMatchObject({ from: 6, head: 231 });
    await newsroom(actor);
    await until('live frames go on', () => reader.named('frame').length > 0, 15_000);
    expect(reader.named('frame')[0]).toMatchObject({ from: 232, to: 232 });
  }, 40_000);

  test('[R3] of another epoch: hello at the head, then a reset', async () => {
    await rally.post(token, blog);
    const reader = await join({ epoch: randomUUID(), seq: 1 });
    await quiet();
    expect(reader.events).toMatchObject([
      ['hello', { epoch, head: 2, at: 2 }],
      ['reset', { epoch, head: 2, why: 'epoch' }],
    ]);
  });

  test('[R3] ahead of the journal: hello at the head, then a reset', async () => {
    const reader = await join({ epoch, seq: 99 });
    await quiet();
    expect(reader.events).toMatchObject([
      ['hello', { head: 1, at: 1 }],
      ['reset', { epoch, head: 1, why: 'ahead' }],
    ]);
  });

  test('html in the language that it asks for', async () => {
    const [html, json] = [await join({ as: 'html', lang: 'uk' }), await join({ lang: 'uk' })];
    await rally.post(token, blog, { translations: { uk: { text: 'Співають.' } } });
    await until('both frames are there', () => html.named('frame').length + json.named('frame').length === 2);
    expect(html.named('frame')[0]!.deltas).toMatchObject([
      { seq: 2, html: expect.stringMatching(/<article[^]*Співають/) },
    ]);
    expect(JSON.stringify(html.named('frame'))).not.toContain('http://localhost');
    expect(json.named('frame')[0]!.deltas).toMatchObject([{ seq: 2, entry: { kind: 'update' } }]);
  });

  test('[R1] a frame of its own where others wait for one: never below what it was told in hello', async () => {
    const early = await join();
    await rally.post(token, blog);
    await until('the first frame is out', () => early.named('frame').length === 1);
    await rally.post(token, blog);
    // The second change waits for its frame now.
    const late = await join();
    const { at } = late.named('hello')[0] as { at: number };
    await rally.post(token, blog);
    await until('both stand at 4', () => [early, late].every((reader) => reader.named('frame').at(-1)?.to === 4));
    expect(late.named('frame')[0]!.from).toBe(at + 1);
    for (const reader of [early, late]) {
      let next = (reader.named('hello')[0] as { at: number }).at + 1;
      for (const frame of reader.named('frame') as { from: number; to: number }[]) {
        expect(frame.from).toBe(next);
        next = frame.to + 1;
      }
    }
  });

  /** Stored beside the server, many at once: over HTTP the limits of a device would stand in the way. */
  async function postsBeside(count: number) {
    const { operatorsNewsroom, OPERATOR } = await import('../../../server/cli/operator.js');
    const newsroom = operatorsNewsroom(rally.parts);
    const one = (actor: typeof OPERATOR) =>
      newsroom.post(actor, {
        id: randomUUID(),
        blog,
        kind: 'update',
        lang: 'en',
        text: 'x',
        happenedAt: new Date().toISOString(),
      });
    for (let n = 0; n < count; n += 1) await one(OPERATOR);
    return { newsroom: one, actor: OPERATOR };
  }
});

describe('who is not let in is told why', () => {
  test.each([
    ['a blog that does not exist', () => ({ blog: 'nowhere' }), { code: 'not-found', field: 'blog' }],
    ['a language that is none', () => ({ lang: '../x' }), { code: 'invalid', field: 'lang' }],
    ['a newer app', () => ({ v: 2 }), { code: 'version', retry: true }],
    ['no version', () => ({ v: undefined }), { code: 'version' }],
    ['an unknown field', () => ({ token: 'x' }), { code: 'invalid', field: 'token' }],
    ['a seq without an epoch', () => ({ seq: 4 }), { code: 'invalid', field: 'epoch' }],
    ['a seq that is no number', () => ({ epoch: 'x', seq: '4' }), { code: 'invalid', field: 'seq' }],
    ['a negative seq', () => ({ epoch: 'x', seq: -4 }), { code: 'invalid', field: 'seq' }],
    ['another form than html and json', () => ({ as: 'xml' }), { code: 'invalid', field: 'as' }],
    ['a blog that is no text', () => ({ blog: { toString: 1 } }), { code: 'invalid', field: 'blog' }],
  ])('%s', async (_, auth, data) => {
    expect((await join(auth())).connectError).toMatchObject({ message: data.code, data });
  });

  test('a language that the blog does not offer is the first one, and hello says which', async () => {
    const given = async (lang?: string) => (await join({ lang })).named('hello')[0]!.lang;
    expect(await given()).toBe('en');
    expect(await given('fr')).toBe('en');
    expect(await given('en-GB')).toBe('en');
  });

  test('the version before is taken', async () => {
    expect(names(await join({ v: 0 }))).toEqual(['hello']);
  });

  test('a blog of the desk alone is not there', async () => {
    const hidden = await rally.blog({ visibility: 'desk' });
    expect((await join({ blog: hidden })).connectError).toMatchObject({ data: { code: 'not-found', field: 'blog' } });
  });

  test('an unlisted blog is there for who knows its address', async () => {
    const unlisted = await rally.blog({ visibility: 'unlisted' });
    expect(names(await join({ blog: unlisted }))).toEqual(['hello']);
  });

  test('readers are closed when the blog becomes the desk’s alone', async () => {
    const reader = await join();
    const editor = await rally.token(blog, 'Eve', 'editor');
    const body = { command: randomUUID(), rev: 1, visibility: 'desk' };
    expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, body)).status).toBe(201);
    await until('it is closed', () => reader.closed);
    expect((await join()).connectError).toMatchObject({ data: { code: 'not-found' } });
  });
});

test('socket.io’s own client is served too', async () => {
  const client = io(`${rally.url}/live`, { transports: ['websocket'], auth: { v: 1, blog }, reconnection: false });
  const hello = await new Promise((resolve) => client.once('hello', resolve));
  expect(hello).toMatchObject({ epoch, head: 1, at: 1 });
  const frame = new Promise((resolve) => client.once('frame', resolve));
  await rally.post(token, blog);
  expect(await frame).toMatchObject({ from: 2, to: 2 });
  client.close();
});

test('neither polling nor another path is served', async () => {
  expect((await fetch(`${rally.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(404);
  expect((await raw('/elsewhere/')).closed).toBe(true);
});

describe('[S3] that connection is closed, and others are unharmed, by', () => {
  const wrong: [string, (reader: RawReader) => void][] = [
    ['a second packet', ({ ws }) => ws.send('42/live,["post",{}]')],
    ['a second CONNECT', ({ ws }) => ws.send(`40/live,${JSON.stringify({ v: 1, blog })}`)],
    ['a binary message', ({ ws }) => ws.send(Buffer.from([1, 2, 3]))],
    ['a binary event', ({ ws }) => ws.send('451-/live,["x",{"_placeholder":true,"num":0}]')],
    ['an acknowledgement', ({ ws }) => ws.send('43/live,1[]')],
    ['a disconnect', ({ ws }) => ws.send('41/live,')],
    ['what is no packet', ({ ws }) => ws.send('hello')],
    ['an empty message', ({ ws }) => ws.send('')],
    ['a megabyte', ({ ws }) => ws.send(`42/live,["${'x'.repeat(1_000_000)}"]`)],
    [
      '10,000 packets',
      ({ ws }) => {
        for (let n = 0; n < 10_000; n += 1) ws.send('42/live,["x"]');
      },
    ],
  ];

  test.each(wrong)('%s from a reader that is in', async (_, send) => {
    const [good, bad] = [await join(), await join()];
    send(bad);
    await until('it is closed', () => bad.closed);
    await rally.post(token, blog);
    await until('the other has its frame', () => good.named('frame').length === 1);
    expect(good.closed).toBe(false);
  });

  test.each([
    ['binary', ({ ws }: RawReader) => ws.send(Buffer.alloc(100))],
    ['what is no packet', ({ ws }: RawReader) => ws.send('what')],
    ['a broken CONNECT', ({ ws }: RawReader) => ws.send('40/live,{"v":1')],
    ['an auth that is no object', ({ ws }: RawReader) => ws.send('40/live,"x"')],
    ['an event before CONNECT', ({ ws }: RawReader) => ws.send('42/live,["x"]')],
    ['1 MB of auth', ({ ws }: RawReader) => ws.send(`40/live,{"v":1,"blog":"${'x'.repeat(1_000_000)}"}`)],
    ['5 KB of auth', ({ ws }: RawReader) => ws.send(`40/live,{"v":1,"blog":"${'x'.repeat(5_000)}"}`)],
  ])(
    '%s as the first packet',
    async (_, send) => {
      const bad = await raw();
      send(bad);
      await until('it is closed', () => bad.closed, 15_000);
      expect((await join()).named('hello')).toHaveLength(1);
    },
    30_000,
  );

  test('saying nothing for 5 seconds, or naming another namespace', async () => {
    const [silent, lost, other] = [await raw(), await raw(), await raw()];
    lost.ws.send('40/desk,{"v":1}');
    other.ws.send('40');
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(silent.closed).toBe(false);
    await until('all are closed', () => [silent, lost, other].every(({ closed }) => closed), 15_000);
  }, 30_000);
});

test('[S3] a thousand that send a megabyte each leave nothing behind', async () => {
  const gc = (globalThis as { gc?: () => void }).gc ?? (await collector());
  const good = await join();
  const used = () => {
    gc();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  const megabyte = `40/live,{"v":1,"blog":"${'x'.repeat(1_000_000)}"}`;
  const attack = async (count: number) => {
    for (let n = 0; n < count; n += 50) {
      const batch = await Promise.all(Array.from({ length: 50 }, () => openRaw(rally.url)));
      batch.forEach(({ ws }) => ws.send(megabyte));
      await until('all are closed', () => batch.every(({ closed }) => closed), 10_000);
    }
  };
  await attack(100);
  const before = used();
  await attack(400);
  // Both ends live in this process; a connection that kept its megabyte would make it 400 MB.
  await until('memory is back', () => used() - before < 20 * 1024 * 1024, 5_000);
  expect(good.closed).toBe(false);
}, 60_000);

async function collector(): Promise<() => void> {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

describe('[S1] a reader that does not read', () => {
  test('is not buffered for, and hears where the record stands when it reads again', async () => {
    const slow = await pausedReader();
    const sent = await fillBuffers();
    slow.resume();
    await until('it hears where the record stands', () => slow.told() === sent.head, 5_000);
    expect(slow.heard()).toContain('42/live,["position"');
    // What the system's own buffers held is all that came.
    expect(slow.heard().length).toBeLessThan(sent.bytes * 0.8);
  }, 60_000);

  test('is cut after 30 seconds of taking nothing', async () => {
    const slow = await pausedReader();
    const { head } = await fillBuffers();
    ahead.ms += 31_000;
    await quiet();
    slow.resume();
    await until('it is cut', () => slow.isCut(), 15_000);
    expect(slow.told()).toBeLessThan(head);
  }, 60_000);

  /** Until the system's own buffers are full, a reader that does not read looks like one that does. */
  async function fillBuffers(): Promise<{ head: number; bytes: number }> {
    const fast = await join();
    const big = { text: 'ж'.repeat(20_000) };
    let head = 0;
    for (let n = 0; n < 40; n += 1) {
      head = (await rally.post(token, blog, { ...big, translations: { uk: big } })).seq!;
      await until('the others have it', () => fast.named('frame').at(-1)?.to === head);
    }
    return { head, bytes: fast.packets.reduce((sum, packet) => sum + Buffer.byteLength(packet), 0) };
  }

  async function pausedReader() {
    const socket = net.connect(rally.port, '127.0.0.1');
    sockets.push(socket);
    const chunks: Buffer[] = [];
    let cut = false;
    socket.on('close', () => (cut = true)).on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    const heard = () => Buffer.concat(chunks).toString('latin1');
    await until('the engine opened', () => heard().includes('"sid"'));
    socket.write(masked(`40/live,${JSON.stringify({ v: 1, blog })}`));
    await until('it is in', () => heard().includes('"hello"'));
    socket.pause();
    return {
      heard,
      /** The last seq that it was told of. */
      told: () => {
        const heads = heard().matchAll(/"(?:frame|position)",\{"epoch":"[\w-]+",(?:"from":\d+,"to"|"head"):(\d+)/g);
        return Number([...heads].at(-1)?.[1] ?? 0);
      },
      isCut: () => cut,
      resume: () => socket.resume(),
    };
  }

  /** One masked text frame of less than 126 bytes, with a mask of zeros. */
  function masked(text: string): Buffer {
    const payload = Buffer.from(text);
    return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
  }
});
