/**
 * The desk's sockets. They take the same commands as HTTP, and acknowledge them; they tell a person of their own
 * entries, and an editor who names a blog of all that happens in it.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'socket.io';
import { COMMANDS, DESK_NAMESPACE, type Acknowledgement, type CommandName } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { RateLimits } from '../auth/rateLimits.js';
import type { Revocations } from '../desk/revocations.js';
import type { Failures } from '../failures.js';
import type { Newsroom } from '../newsroom.js';
import { signIn, type DeskSignInParts, type Signed } from './deskSignIn.js';
import { Stops, watchAll, type WatchingParts } from './deskWatching.js';
import { createSocketEngine, type SocketEngine } from './engine.js';
import { SocketsPerDevice } from './socketsPerDevice.js';
import type { StrangerLimits } from './strangers.js';

/** The longest entry with its translations, each character escaped as \uXXXX, fits. */
const MAX_BYTES = 512 * 1024;
/**
 * Connections that may be on their way in at once: each could make us hold `MAX_BYTES` until it is asked who it is, and
 * nobody is counted before that. Whoever is signed in counts no more, so that reporters find room (rule S4).
 */
const STRANGERS: StrangerLimits = { most: 400, perNetwork: 50 };
/** The pause between two looks at a session of before: once it has a second half, a socket without one is over. */
const LOOK_EVERY_MS = 1_000;

export interface DeskSocketsParts extends DeskSignInParts, WatchingParts {
  newsroom: Newsroom;
  limits: RateLimits;
  revocations: Revocations;
  failures: Failures;
  addressOf: AddressOf;
}

export class DeskSockets {
  private readonly engine: SocketEngine;
  private readonly signed = new WeakMap<Socket, Signed>();
  private readonly socketsPerDevice = new SocketsPerDevice();
  private readonly underWay = new Set<Promise<void>>();
  private stopping = false;

  constructor(private readonly parts: DeskSocketsParts) {
    const { addressOf } = parts;
    this.engine = createSocketEngine({ maxBytes: MAX_BYTES, strangers: STRANGERS, addressOf });
    const desk = this.engine.io.of(DESK_NAMESPACE);
    desk.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => next(this.connectError(error)),
      );
    });
    desk.on('connection', (socket) => this.take(socket));
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.engine.upgrade(request, socket, head);
  }

  /** Takes no more commands; resolves when those under way have been answered. */
  async settle(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.underWay);
  }

  close(): void {
    this.engine.close();
  }

  private async admit(socket: Socket): Promise<void> {
    const actor = await signIn(socket, this.parts);
    this.engine.know(socket.conn);
    const leave = this.socketsPerDevice.take(actor.device);
    socket.conn.once('close', leave);
    // The socket may have closed during its sign-in: that event is not heard any more.
    if (socket.conn.readyState === 'closed') leave();
    this.signed.set(socket, actor);
  }

  private connectError(error: unknown): Error {
    const { refusal } = this.parts.failures.outward(error, 'letting a device in');
    return Object.assign(new Error(refusal.code), { data: refusal });
  }

  private take(socket: Socket): void {
    const actor = this.signed.get(socket);
    if (actor === undefined) return void socket.disconnect();
    for (const name of COMMANDS) socket.on(name, (...args: unknown[]) => this.begin(socket, actor, name, args));
    socket.onAny((name: string) => {
      if (!COMMANDS.includes(name as CommandName)) closeUnderneath(socket);
    });
    this.accompany(socket, actor);
  }

  /** Answers a command, and counts it as under way until then. */
  private begin(socket: Socket, actor: Signed, name: CommandName, args: unknown[]): void {
    const [payload, acknowledge] = args;
    if (args.length !== 2 || typeof acknowledge !== 'function') return closeUnderneath(socket);
    const send = acknowledge as (answer: Acknowledgement) => void;
    const done = this.answer(actor, name, payload)
      .then(send)
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  private async answer(actor: Signed, name: CommandName, payload: unknown): Promise<Acknowledgement> {
    try {
      // A command that arrives while the server stops is kept on the phone, and goes to the server that comes next.
      if (this.stopping) throw new Refused('unavailable', { after: 1 });
      await this.parts.limits.command(actor.device);
      const { receipt } = await this.parts.newsroom[name](actor, payload);
      return { ok: true, value: receipt };
    } catch (error) {
      return { ok: false, refusal: this.parts.failures.outward(error, name).refusal };
    }
  }

  /** Ends the connection of a session that has got its second half from another page: this one may be a copied cookie's. */
  private endWhenBound(socket: Socket): () => void {
    const look = (): Promise<void> =>
      signIn(socket, this.parts).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof Refused && error.refusal.code === 'unauthenticated') closeUnderneath(socket);
        },
      );
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  /** Tells the person what there is to tell, and ends the connection of a revoked device. */
  private accompany(socket: Socket, { device, person, desk, lacksHalf }: Signed): void {
    const stops = new Stops();
    socket.on('disconnect', () => stops.end());
    stops.add(
      this.parts.revocations.watch(device, () => {
        socket.emit('revoked');
        closeUnderneath(socket);
      }),
    );
    if (lacksHalf === true) stops.add(this.endWhenBound(socket));
    const onFault = (error: unknown): void => {
      this.parts.failures.note(error, 'watching a desk');
      closeUnderneath(socket);
    };
    watchAll({ socket, person, desk, stops, onFault }, this.parts).catch(onFault);
  }
}

/** Closes the connection itself, which flushes first: `disconnect` would tell the app not to come back. */
function closeUnderneath(socket: Socket): void {
  socket.conn.close();
}
