/** A proxy that passes every request on and no reply back: the connection ends at the reply's first byte. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LossyProxy {
  url: string;
  /** Lost replies so far. */
  lost: () => number;
  close: () => Promise<void>;
}

export async function loseReplies(to: string): Promise<LossyProxy> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  let lost = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => ends.delete(end));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far);
    // The server has decided when its answer begins: an acknowledged command is stored.
    far.once('data', () => {
      lost += 1;
      near.destroy();
      far.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    lost: () => lost,
    close: async () => {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
