/**
 * The connection between a phone and the server, as a proxy: it can be narrow, slow and stalling (`shape`), hold an upload in the
 * middle, be cut and come back, fall silent, refuse sockets and methods, pass on whole requests alone, and spoil bytes; all at once. It
 * keeps each upload's bytes as they left the phone. Its front shapes them; behind, requests are read, since some faults know them.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, createServer as createLine, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { carry, handshake, Lane, type LineFaults } from './uplink/line.js';
import { relay, relaySocket, Waiters, type LinkState } from './uplink/relay.js';

export class Uplink {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((incoming, answer) => void relay(this.link, incoming, answer));
  private readonly front = createLine({ pauseOnConnect: true, allowHalfOpen: true }, (near) => void this.admit(near));
  private readonly faults: LineFaults = { rate: null, delay: 0, stalls: null };
  private readonly up = new Lane(this.faults);
  private readonly down = new Lane(this.faults);
  private readonly link: LinkState;
  private isBlocked = false;
  private isCut = false;

  constructor(port: number, missing: string | null) {
    this.link = {
      ...{ port, limit: null, rate: null, refusal: null, missing },
      ...{ isWholeOnly: false, isRepeated: false, isSilent: false, spoils: false, overwritten: {} },
      ...{ silence: new Waiters(), released: new Waiters(), held: new Waiters() },
      ...{ uploads: new Map(), pieces: [], asked: [], paths: [], answered: [], moving: new Set() },
    };
  }

  async start(): Promise<void> {
    this.server.on('connection', (socket: Socket) => this.keep(socket));
    this.server.on('upgrade', (upgrade: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (this.isBlocked) socket.destroy();
      else this.keep(relaySocket(this.link, upgrade, socket, head));
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.front.listen(0, '127.0.0.1');
    await once(this.front, 'listening');
  }

  async close(): Promise<void> {
    this.endAll();
    this.front.close();
    await once(this.front, 'close');
    this.endAll();
    this.server.close();
    await once(this.server, 'close');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.front.address() as AddressInfo).port.toString()}`;
  }

  /** Each upload's bytes by the upload's address, as far as they came. */
  get uploads(): Map<string, Buffer> {
    return this.link.uploads;
  }

  /** Bytes of each request that brought bytes of an upload: also of one that a browser sent again by itself. */
  get pieces(): number[] {
    return this.link.pieces;
  }

  /** Requests that came, such as `POST as PATCH`. */
  get asked(): string[] {
    return this.link.asked;
  }

  /** The same requests with their paths. */
  get paths(): string[] {
    return this.link.paths;
  }

  /** Requests that the server answered, with its status. */
  get answered(): string[] {
    return this.link.answered;
  }

  /** From now on carries bytes with these faults, of old connections, too. */
  shape(faults: Partial<LineFaults>): void {
    Object.assign(this.faults, faults);
  }

  /** From now on lets no upload get further than `bytes` in one request; null: as far as it likes. */
  hold(bytes: number | null): void {
    this.link.limit = bytes;
    if (bytes === null) this.link.released.release();
  }

  /** Resolves once an upload is held. */
  held(): Promise<void> {
    return this.link.held.wait();
  }

  /** Lets nothing through, and ends what is under way. */
  cut(): void {
    this.isCut = true;
    this.endAll();
  }

  restore(): void {
    this.isCut = false;
  }

  /** Ends what is under way, and lets through what comes next; returns how many uploads ended. */
  snap(): number {
    const { count } = this;
    this.endAll();
    return count;
  }

  /** Whether an upload's bytes are coming now. */
  get isMoving(): boolean {
    return this.count > 0;
  }

  /** From now on leads to the server at this port. */
  lead(port: number): void {
    this.link.port = port;
  }

  /** Bytes a second of each upload; null: as fast as it goes. */
  slow(rate: number | null): void {
    this.link.rate = rate;
  }

  /** Passes an upload's request on once all of it is here, as some proxies do with every request. */
  wholeOnly(is: boolean): void {
    this.link.isWholeOnly = is;
  }

  /** Sends the next request of an upload half, and then the whole of it, as browsers do with one that was cut. */
  repeatNext(): void {
    this.link.isRepeated = true;
  }

  /** Refuses methods other than GET and POST, by this status or by the end of the connection; null: refuses none. */
  refuse(how: number | 'close' | null): void {
    this.link.refusal = how;
  }

  /** Refuses WebSockets, and ends all connections. */
  block(does: boolean): void {
    this.isBlocked = does;
    if (does) this.endAll();
  }

  /** Lets nothing through in either direction, while every connection stays. */
  silence(is: boolean): void {
    this.link.isSilent = is;
    if (!is) this.link.silence.release();
  }

  /** Overwrites the beginning of each upload: it arrives as no photo. */
  spoil(spoils: boolean): void {
    this.link.spoils = spoils;
  }

  /** From now on gives every request these headers, in place of its own. */
  overwrite(headers: Record<string, string>): void {
    this.link.overwritten = headers;
  }

  private async admit(near: Socket): Promise<void> {
    this.keep(near);
    if (this.isCut) return void near.destroy();
    await handshake(this.faults);
    const far = connect({ port: (this.server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
    this.keep(far);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    void carry(near, far, this.up);
    void carry(far, near, this.down);
  }

  private get count(): number {
    return [...this.link.moving].filter(({ socket }) => !socket.destroyed).length;
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  private endAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

/** `missing`: paths that begin with this are not found. */
export async function startUplink(port: number, missing: string | null = null): Promise<Uplink> {
  const uplink = new Uplink(port, missing);
  await uplink.start();
  return uplink;
}
