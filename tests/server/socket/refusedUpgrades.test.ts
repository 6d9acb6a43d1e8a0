/** Upgrades that are refused: the other side takes the answer and goes, or is cut. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import { refuseUpgrade } from '../../../server/socket/engine.js';

afterEach(() => jest.useRealTimers());

/** A connection as node gives it up to an upgrade: half of it may stay open for as long as the other side likes. */
async function upgraded(): Promise<{ near: Socket; far: Socket; end: () => Promise<void> }> {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
  const [near] = (await once(server, 'connection')) as [Socket];
  const end = async (): Promise<void> => {
    far.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { near, far, end };
}

test('[S3] whoever stays after a refused upgrade, silent or not, is cut after five seconds', async () => {
  for (const sends of ['', 'bytes that nobody reads']) {
    const { near, far, end } = await upgraded();
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
    if (sends !== '') far.write(sends);
    refuseUpgrade(near, '404 Not Found');
    const [answer] = (await once(far, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    jest.advanceTimersByTime(4_999);
    expect(near.destroyed).toBe(false);
    jest.advanceTimersByTime(1);
    expect(near.destroyed).toBe(true);
    jest.useRealTimers();
    await end();
  }
});

test('whoever goes after a refused upgrade is gone at once, also with words that nobody asked for', async () => {
  const { near, far, end } = await upgraded();
  refuseUpgrade(near, '503 Service Unavailable', 5);
  far.end('bytes that nobody reads');
  await once(near, 'close');
  await end();
});
