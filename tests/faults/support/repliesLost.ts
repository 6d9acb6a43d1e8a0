/** A line on which every request arrives and no reply comes back: the connection ends in the moment the reply would. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LossyLine {
  url: string;
  /** Replies that were lost. */
  lost: () => number;
  close: () => Promise<void>;
}

export async function loseReplies(to: string): Promise<LossyLine> {
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
    // Whatever it says, it has decided: what was acknowledged is stored.
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
