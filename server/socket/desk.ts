/**
 * The desk's socket: the same commands as by HTTP, acknowledged, and what becomes of one's own entries; to an editor who
 * names a blog, all that happens in it.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'socket.io';
import {
  COMMANDS,
  DESK_NAMESPACE,
  type Acknowledgement,
  type CommandName,
  type DeskAuth,
} from '../../shared/protocol.js';
import { inEnglish } from '../../shared/messages/inEnglish.js';
import { Refused, refusal, type Refusal } from '../../shared/refusals.js';
import type { Identities } from '../auth/identity.js';
import type { Limits } from '../auth/limits.js';
import { isOwnOrigin, type OriginRule } from '../auth/origin.js';
import type { DeskFeed } from '../desk/deskFeed.js';
import type { Presence } from '../desk/presence.js';
import type { Revocations } from '../desk/revocations.js';
import { countRefusal, type Metrics } from '../metrics.js';
import type { Actor, Newsroom } from '../newsroom.js';
import { StoreAway, type JournalLists } from '../storage/ports.js';
import { deskOf, Stops, watchAll } from './deskWatching.js';
import { createSocketEngine } from './engine.js';
import { createPlaces, type Places } from './places.js';
import { requireVersion } from './readerAuth.js';

/** The longest entry with its translations, each character escaped as \uXXXX, fits. */
const MAX_BYTES = 512 * 1024;

export interface DeskSockets {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Resolves when the commands under way have been answered. */
  settle: () => Promise<void>;
  close: () => void;
}

export interface DeskSocketsParts {
  newsroom: Newsroom;
  journal: JournalLists;
  identities: Identities;
  limits: Limits;
  origin: OriginRule;
  deskFeed: DeskFeed;
  presence: Presence;
  revocations: Revocations;
  metrics: Metrics;
  onFault: (error: unknown, where: string) => string;
}

type Signed = Actor & {
  device: string;
  /** The blog whose whole desk the socket asked for; null where it asked for none. */
  desk: string | null;
};

export function createDeskSockets(parts: DeskSocketsParts): DeskSockets {
  const { io, upgrade, close } = createSocketEngine(MAX_BYTES);
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  const signed = new WeakMap<Socket, Signed>();
  const places = createPlaces();

  io.of(DESK_NAMESPACE).use((socket, next) => {
    signIn(socket, parts)
      .then((actor) => seated(socket, actor, places))
      .then(
        (actor) => {
          signed.set(socket, actor);
          next();
        },
        (error: unknown) => {
          const data = refusalOf(error, parts, 'letting a device in');
          next(Object.assign(new Error(data.code), { data }));
        },
      );
  });

  io.of(DESK_NAMESPACE).on('connection', (socket) => {
    const actor = signed.get(socket);
    if (actor === undefined) return void socket.disconnect();
    for (const name of COMMANDS) {
      socket.on(name, (...args: unknown[]) => {
        const done = answer(socket, actor, name, args).finally(() => underWay.delete(done));
        underWay.add(done);
      });
    }
    socket.onAny((name: string) => {
      if (!COMMANDS.includes(name as CommandName)) closeUnderneath(socket);
    });
    accompany(socket, actor, parts);
  });

  async function answer(socket: Socket, actor: Signed, name: CommandName, args: unknown[]): Promise<void> {
    const [payload, acknowledge] = args;
    if (args.length !== 2 || typeof acknowledge !== 'function') {
      closeUnderneath(socket);
      return;
    }
    const send = acknowledge as (answer: Acknowledgement) => void;
    try {
      // What arrives while the server stops is kept on the phone, and goes to the one that comes after.
      if (stopping) throw new Refused('unavailable', { after: 1 });
      await parts.limits.command(actor.device);
      const { receipt } = await parts.newsroom[name](actor, payload);
      send({ ok: true, value: receipt });
    } catch (error) {
      send({ ok: false, refusal: refusalOf(error, parts, name) });
    }
  }

  return {
    upgrade,
    settle: async () => {
      stopping = true;
      await Promise.all(underWay);
    },
    close,
  };
}

async function signIn(socket: Socket, { identities, origin, journal }: DeskSocketsParts): Promise<Signed> {
  const { headers } = socket.handshake;
  const { v, token, desk } = socket.handshake.auth as Partial<Record<keyof DeskAuth, unknown>>;
  requireVersion(v);
  // A cookie counts only from our own pages: browsers open WebSockets for any site, and attach cookies to them.
  const cookie = isOwnOrigin(headers, origin) ? headers.cookie : undefined;
  const actor = await identities.find({ token: typeof token === 'string' ? token : undefined, cookie });
  if (actor === null) throw new Refused('unauthenticated');
  return { ...actor, desk: await deskOf(actor, desk, journal) };
}

function seated(socket: Socket, actor: Signed, places: Places): Signed {
  const leave = places.take(actor.device);
  socket.conn.once('close', leave);
  // It may have gone while it was signed in: that event is not heard any more.
  if (socket.conn.readyState === 'closed') leave();
  return actor;
}

/** Tells the person what there is to tell, and ends the connection of a revoked device. */
function accompany(socket: Socket, { device, person, desk }: Signed, parts: DeskSocketsParts): void {
  const stops = new Stops();
  socket.on('disconnect', () => stops.end());
  stops.add(
    parts.revocations.watch(device, () => {
      socket.emit('revoked');
      closeUnderneath(socket);
    }),
  );
  const onFault = (error: unknown): void => {
    parts.onFault(error, 'watching a desk');
    closeUnderneath(socket);
  };
  watchAll({ socket, person, desk, stops, onFault }, parts).catch(onFault);
}

/** Closes the connection itself: `disconnect` would tell the app not to come back. */
function closeUnderneath(socket: Socket): void {
  // What was emitted just now is flushed first.
  socket.conn.close();
}

function refusalOf(error: unknown, parts: DeskSocketsParts, where: string): Refusal {
  const answer = answerTo(error, parts, where);
  countRefusal(parts.metrics, answer.code);
  return inEnglish(answer);
}

function answerTo(error: unknown, parts: DeskSocketsParts, where: string): Refusal {
  if (error instanceof Refused) return error.refusal;
  const id = parts.onFault(error, where);
  if (error instanceof StoreAway) return refusal('unavailable', { after: 2 });
  return refusal('internal', { why: 'logged', values: { id } });
}
