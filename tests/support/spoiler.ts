/** A proxy before a database that can spoil a byte of an answer, as a defective pooler would, or lose one. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Spoiler {
  port: number;
  /** Changes a byte of the next piece of an answer: `place` and `bits` from 0 to below 1. */
  spoil: (place: number, bits: number) => void;
  /** Ends the connection of the next answer in its place. */
  lose: () => void;
  /** Bytes changed so far. */
  spoiled: () => number;
  close: () => Promise<void>;
}

export async function startSpoiler(target: { host: string; port: number }): Promise<Spoiler> {
  const sockets = new Set<Socket>();
  let [next, spoiled] = [null as { place: number; bits: number } | null, 0];
  let loses = false;

  const changed = (piece: Buffer): Buffer => {
    if (next === null) return piece;
    const at = Math.floor(next.place * piece.length);
    piece.writeUInt8(piece.readUInt8(at) ^ (1 + Math.floor(next.bits * 255)), at);
    [next, spoiled] = [null, spoiled + 1];
    return piece;
  };

  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    near.pipe(far);
    far.on('data', (piece: Buffer) => {
      if (loses) near.destroy();
      else near.write(changed(piece));
      loses = false;
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one.on('error', () => undefined));
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    spoil: (place, bits) => void (next = { place, bits }),
    lose: () => void (loses = true),
    spoiled: () => spoiled,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
