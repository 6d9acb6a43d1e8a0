/** Many readers in one process: they join as a reader's page does, and note how old each entry is when it arrives. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ageOf } from '../support/clock.js';
import { answer } from '../support/program.js';
import { openWire, TurnedAway, type Wire } from './wire.js';

export type ReadersQuestion =
  | Connect
  /** Ends a group's connections at once, and frees its name. */
  | { leave: string }
  | { heard: string }
  /** Forgets all ages. */
  | { forget: true };

interface Connect {
  connect: string;
  url: string;
  count: number;
  /** The blog to join over socket.io's protocol; without it every message counts. */
  blog?: string;
  /** The readers' position from before. */
  standing?: { epoch: string; seq: number };
  /** Readers from one address; 1,500 by default. */
  ofOneAddress?: number;
  /** Readers on their way at any time; 50 by default. */
  atOnce?: number;
  /** They offer compression, as browsers do. */
  deflates?: boolean;
}

export interface Heard {
  /** Milliseconds, one for each delivery. */
  ages: Float64Array;
  /** Size of the last message, without compression. */
  bytes: number;
  /** Readers whose connection is open. */
  open: number;
  /** Times that a reader was told to come later, and did. */
  turnedAway: number;
  /** Readers that were told to load their page again. */
  reset: number;
}

/** Readers on their way by default: more would wait for each other in the kernel's queue. */
const ARRIVING = 50;
/** Readers of one address by default: the server gives 2,000 of an address a socket, and the others poll. */
const OF_ONE_ADDRESS = 1_500;
/**
 * A network of this process alone: a run's ports stay taken for a minute after it, and among tens of thousands of taken
 * ports the kernel's search for a free one takes longer than the measured server.
 */
const NETWORK = `127.${randomInt(1, 255)}.${randomInt(1, 255)}`;
/** Milliseconds until a dropped connection is tried again, as in socket.io's client. */
const AGAIN_MS = 1_000;
const PING = '2'.charCodeAt(0);

class Group {
  ages: number[] = [];
  bytes = 0;
  open = 0;
  turnedAway = 0;
  reset = 0;
  readonly wires = new Set<Wire>();
}

const groups = new Map<string, Group>();

answer('ready', async (question: ReadersQuestion): Promise<Heard | null> => {
  if ('connect' in question) return connect(question);
  if ('leave' in question) return leave(question.leave);
  if ('forget' in question) for (const group of groups.values()) group.ages = [];
  const group = 'heard' in question ? groups.get(question.heard) : undefined;
  if (group === undefined) return null;
  const { ages, bytes, open, turnedAway, reset } = group;
  return { ages: Float64Array.from(ages), bytes, open, turnedAway, reset };
});

async function connect(ask: Connect): Promise<null> {
  const group = new Group();
  groups.set(ask.connect, group);
  let come = 0;
  const bring = async (): Promise<void> => {
    while (come < ask.count) {
      const address = `${NETWORK}.${1 + Math.floor(come / (ask.ofOneAddress ?? OF_ONE_ADDRESS))}`;
      come += 1;
      await join(ask, address, group);
    }
  };
  await Promise.all(Array.from({ length: ask.atOnce ?? ARRIVING }, bring));
  return null;
}

function leave(name: string): null {
  for (const wire of groups.get(name)?.wires ?? []) wire.close();
  groups.delete(name);
  return null;
}

/** Tries until the reader is let in, however often it is told to come later. */
async function join(ask: Connect, address: string, group: Group): Promise<void> {
  for (;;) {
    try {
      return await joinOnce(ask, address, group);
    } catch (error) {
      const isDropped = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      if (!isDropped && (!(error instanceof TurnedAway) || error.status !== 503)) throw error;
      group.turnedAway += 1;
      await sleep(error instanceof TurnedAway ? error.retryAfterMs : AGAIN_MS);
    }
  }
}

function joinOnce(ask: Connect, address: string, group: Group): Promise<void> {
  const { blog, deflates } = ask;
  return new Promise((resolve, reject) => {
    let joined = false;
    const take = (message: Buffer): void => {
      // Engine.io's 2 is a ping, 3 its answer; socket.io's 42 is an event, 44 a refusal.
      if (message.length === 1 && message[0] === PING) return wire?.send('3');
      note(message, group);
      if (joined) return;
      const begin = message.toString('latin1', 0, 16);
      joined = begin.startsWith('42/live,["hello');
      if (joined) resolve();
      if (begin.startsWith('44')) reject(new Error(message.toString()));
    };
    let wire: Wire | null = null;
    const closed = (): void => {
      if (wire !== null && group.wires.delete(wire)) group.open -= 1;
      reject(new Error('the connection ended before the reader had joined'));
    };
    const url = new URL(blog === undefined ? ask.url : `${ask.url}/socket.io/?EIO=4&transport=websocket`);
    openWire({ url, address, deflates, message: take, closed }).then((opened) => {
      wire = opened;
      group.wires.add(wire);
      group.open += 1;
      if (blog === undefined) resolve();
      else wire.send(`40/live,${JSON.stringify({ v: 1, blog, as: 'html', ...ask.standing })}`);
    }, reject);
  });
}

function note(message: Buffer, group: Group): void {
  const age = ageOf(message);
  if (age === null) {
    if (message.toString('latin1', 0, 18).startsWith('42/live,["reset')) group.reset += 1;
    return;
  }
  group.ages.push(age);
  group.bytes = message.length;
}
