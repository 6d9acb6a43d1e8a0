/**
 * The hot path: one frame to thousands of readers. The frame's bytes are made once and written straight to each idle
 * connection; a connection that is not idle misses the frame (rule S1) and gets its position when it has drained.
 *
 * Writing past engine.io and ws reaches into private fields of both (exact versions in package.json, and a test that
 * they are as expected). It is done only where nothing is queued at any layer, so no packet of theirs can be overtaken;
 * in every other case the public path is taken, or nothing is sent.
 */
import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';
import { READERS_NAMESPACE, type Position, type ReaderEvents, type Reset } from '../../shared/protocol.js';
import type { Audience } from '../feed/deltas.js';
import type { BuiltFrame, FrameListener, Frames } from '../feed/frames.js';
import type { Metrics } from '../metrics.js';

/** Rule S3: more readers than this in one turn of the event loop would keep others waiting. */
export const SLICE = 1_000;
/** Rule S1: a reader that took nothing for this long is cut. */
const STUCK_MS = 30_000;
const WATCH_MS = 100;

/** What of engine.io's connection and of ws is used. */
interface Connection {
  readyState: string;
  writeBuffer: unknown[];
  transport: { writable: boolean; socket?: { readyState: number; _socket?: NetSocket | null; terminate: () => void } };
  close: (discard?: boolean) => void;
}

export interface Member {
  socket: Socket;
  connection: Connection;
  /** When it first missed something that it has not been told of; null while it keeps up. */
  missedAt: number | null;
}

export function memberOf(socket: Socket): Member {
  return { socket, connection: socket.conn as unknown as Connection, missedAt: null };
}

/** Watches those who missed something, of all groups. */
export class Laggards {
  private readonly members = new Map<Member, ReaderGroup>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly clock: () => number,
    readonly metrics: Metrics,
  ) {}

  add(member: Member, group: ReaderGroup): void {
    member.missedAt ??= this.clock();
    this.members.set(member, group);
    this.timer ??= setInterval(() => this.watch(), WATCH_MS);
  }

  remove(member: Member): void {
    this.members.delete(member);
    if (this.members.size === 0) this.stop();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private watch(): void {
    for (const [member, group] of this.members) {
      if (isIdle(member.connection)) {
        this.remove(member);
        member.missedAt = null;
        group.tellPosition(member);
      } else if (this.clock() - (member.missedAt ?? 0) > STUCK_MS) {
        this.remove(member);
        this.metrics.cut += 1;
        member.connection.transport.socket?.terminate();
      }
    }
  }
}

/** All sockets of one blog and audience. */
export class ReaderGroup implements FrameListener {
  private readonly members = new Set<Member>();
  /** Those who joined since the last frame with more than it: their next frame begins later than the others'. */
  private readonly fresh = new Map<Member, number>();
  private sending: Promise<void> = Promise.resolve();
  private readonly stopListening: () => void;

  constructor(
    private readonly frames: Frames,
    private readonly audience: Audience,
    private readonly laggards: Laggards,
    private readonly onEmpty: () => void,
  ) {
    this.stopListening = frames.listen(audience, this);
  }

  /** Frames for this member start at `at` + 1. */
  add(member: Member, at: number): void {
    this.members.add(member);
    if (at > this.frames.framed) this.fresh.set(member, at);
  }

  remove(member: Member): void {
    this.members.delete(member);
    this.fresh.delete(member);
    this.laggards.remove(member);
    if (this.members.size === 0) {
      this.stopListening();
      this.onEmpty();
    }
  }

  frame(frame: BuiltFrame): void {
    const fresh = new Map(this.fresh);
    this.fresh.clear();
    const bytes = packetBytes('frame', frame.json);
    const others = [...this.members].filter((member) => !fresh.has(member));
    this.sendInSlices(others, bytes);
    this.sendToFresh(fresh, frame);
  }

  position(position: Position): void {
    this.sendInSlices([...this.members], packetBytes('position', JSON.stringify(position)));
  }

  reset(reset: Reset): void {
    this.fresh.clear();
    // A reset must not be missed; there are few, so each goes the ordinary, queued way.
    for (const { socket } of this.members) socket.emit('reset', reset);
  }

  close(): void {
    for (const { connection } of this.members) connection.close();
  }

  tellPosition(member: Member): void {
    const { epoch, head } = this.frames.standing();
    this.write(member, packetBytes('position', JSON.stringify({ epoch, head })));
  }

  private sendToFresh(fresh: ReadonlyMap<Member, number>, { to }: BuiltFrame): void {
    const byStart = new Map<number, Member[]>();
    for (const [member, at] of fresh) {
      if (at < to) byStart.set(at, [...(byStart.get(at) ?? []), member]);
    }
    for (const [at, members] of byStart) {
      const frame = this.frames.build(at, this.audience);
      if (frame !== null) this.sendInSlices(members, packetBytes('frame', frame.json));
      else for (const member of members) this.tellPosition(member);
    }
  }

  /** In order: a later frame waits until the slices of the one before are out. */
  private sendInSlices(members: readonly Member[], bytes: Buffer): void {
    if (members.length === 0) return;
    this.sending = this.sending.then(async () => {
      for (let start = 0; start < members.length; start += SLICE) {
        if (start > 0) await new Promise((resolve) => setImmediate(resolve));
        for (const member of members.slice(start, start + SLICE)) this.write(member, bytes);
      }
    });
  }

  private write(member: Member, bytes: Buffer): void {
    const { connection } = member;
    if (connection.readyState !== 'open') return;
    const net = connection.transport.socket?._socket;
    if (!isIdle(connection) || !net) {
      this.laggards.metrics.skipped += 1;
      this.laggards.add(member, this);
      return;
    }
    try {
      net.write(bytes);
      this.laggards.metrics.deliveries += 1;
    } catch {
      // Whatever is wrong with this one connection, the others' frames go on; this reader comes back.
      connection.close(true);
    }
  }
}

/** Open, and nothing queued in engine.io, ws or node. */
function isIdle({ readyState, writeBuffer, transport }: Connection): boolean {
  const { socket } = transport;
  return (
    readyState === 'open' &&
    writeBuffer.length === 0 &&
    transport.writable &&
    socket?.readyState === 1 &&
    socket._socket?.writableLength === 0
  );
}

/** An event as the bytes of one unmasked WebSocket text message (RFC 6455), which is what a server sends. */
function packetBytes(event: keyof ReaderEvents, json: string): Buffer {
  const payload = Buffer.from(`42${READERS_NAMESPACE},["${event}",${json}]`);
  return Buffer.concat([headerOf(payload.length), payload]);
}

function headerOf(length: number): Buffer {
  const FINAL_TEXT = 0x81;
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = FINAL_TEXT;
  header[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
