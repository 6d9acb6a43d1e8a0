/** A TCP connection's wire in a test's hands: it is cut, held, and loses what comes back. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

const REDIS_PORT = 6379;

/** The bytes that came back and go on, by a function of each connection's own. */
export type Filter = (to: object) => (bytes: Buffer) => Buffer;

const everything: Filter = () => (bytes) => bytes;

export async function openWire(to: URL, filter: Filter = everything) {
  const ends = new Set<Socket>();
  const lossy = new WeakSet<Socket>();
  const state = { cut: false, held: false };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    if (state.cut) return void near.destroy();
    const far = connect(Number(to.port || REDIS_PORT), to.hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
    near.on('data', (bytes) => far.write(bytes));
    const pass = filter(near);
    far.on('data', (bytes) => {
      const passed = pass(bytes);
      if (!lossy.has(near) && passed.length > 0) near.write(passed);
    });
    if (state.held) far.pause();
    else near.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: (cuts: boolean) => {
      state.cut = cuts;
      if (cuts) for (const end of ends) end.destroy();
    },
    hold: (holds: boolean) => {
      state.held = holds;
      for (const end of ends)
        if (holds) end.pause();
        else end.resume();
    },
    lose: () => ends.forEach((end) => lossy.add(end)),
    close: async () => {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
