/** Packets by which a stranger would harm the readers’ sockets (rule S3). */
import { until } from '../../feed/instance.js';
import { openRaw, type RawReader } from '../rawReader.js';
import { blog, join, rally, raw, standWithReaders, token } from './stand.js';

standWithReaders();

async function collector(): Promise<() => void> {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

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

test.each(wrong)('[S3] %s from a reader who has joined closes that connection, and no other', async (_, send) => {
  const [good, bad] = [await join(), await join()];
  send(bad);
  await until('it is closed', () => bad.closed);
  await rally.post(token, blog);
  await until('the other has its frame', () => good.named('frame').length === 1);
  expect(good.closed).toBe(false);
});

/** The code of a close for a connection that did not join in time, whatever it sent. */
const TIME_IS_OVER = 1001;

test.each([
  ['binary', ({ ws }: RawReader) => ws.send(Buffer.alloc(100))],
  ['what is no packet', ({ ws }: RawReader) => ws.send('what')],
  ['a broken CONNECT', ({ ws }: RawReader) => ws.send('40/live,{"v":1')],
  ['an event before CONNECT', ({ ws }: RawReader) => ws.send('42/live,["x"]')],
  ['1 MB of auth', ({ ws }: RawReader) => ws.send(`40/live,{"v":1,"blog":"${'x'.repeat(1_000_000)}"}`)],
  ['5 KB of auth', ({ ws }: RawReader) => ws.send(`40/live,{"v":1,"blog":"${'x'.repeat(5_000)}"}`)],
])('[S3] %s as the first packet closes that connection, and no other', async (_, send) => {
  const bad = await raw();
  send(bad);
  await until('it is closed', () => bad.closed, 60_000);
  expect(bad.code).not.toBe(TIME_IS_OVER);
  expect((await join()).named('hello')).toHaveLength(1);
});

test('[S3] an auth that is no object is refused, and its connection is closed once the time to join is over', async () => {
  const bad = await raw();
  bad.ws.send('40/live,"x"');
  await until('it is closed', () => bad.closed, 60_000);
  expect([bad.connectError?.message, bad.code]).toEqual(['invalid', TIME_IS_OVER]);
  expect((await join()).named('hello')).toHaveLength(1);
});

test('[S3] a connection that says nothing for 5 seconds, or names another namespace, is closed', async () => {
  const begun = performance.now();
  const [silent, lost, other] = [await raw(), await raw(), await raw()];
  lost.ws.send('40/desk,{"v":1}');
  other.ws.send('40');
  await until('the silent one is closed', () => silent.closed, 60_000);
  expect(performance.now() - begun).toBeGreaterThan(3_500);
  await until('all are closed', () => [lost, other].every(({ closed }) => closed), 60_000);
});

test('[S3] connections that send a megabyte each leave no memory behind', async () => {
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
      await until('all are closed', () => batch.every(({ closed }) => closed), 60_000);
    }
  };
  await attack(100);
  const before = used();
  await attack(400);
  // Both ends live in this process; a connection that kept its megabyte would make it 400 MB.
  await until('memory is back', () => used() - before < 20 * 1024 * 1024, 60_000);
  expect(good.closed).toBe(false);
}, 300_000);
