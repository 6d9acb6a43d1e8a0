/** Many readers in one process: they join as a reader's page does, and note how old each entry is when it arrives. */
import WebSocket from 'ws';
import { ageOf } from '../support/clock.js';
import { answer } from '../support/program.js';

/** `blog`: joins it over socket.io's protocol; without, whatever comes is taken. */
export type ReadersQuestion =
  | { connect: string; url: string; blog?: string; count: number }
  | { heard: string }
  /** Begins to note anew. */
  | { forget: true };

export interface Heard {
  /** Milliseconds, one for each delivery. */
  ages: Float64Array;
  /** Of the last message. */
  bytes: number;
}

/** At once, while they arrive: more would wait for each other in the kernel's queue. */
const ARRIVING = 50;
/** From one address no more than this: the server lets 2,000 of one address in, and the others poll. */
const OF_ONE_ADDRESS = 1_500;
const PING = '2'.charCodeAt(0);

interface Listening {
  ages: number[];
  bytes: number;
}

const groups = new Map<string, Listening>();

answer('ready', async (question: ReadersQuestion): Promise<Heard | null> => {
  if ('connect' in question) return connect(question);
  if ('forget' in question) for (const group of groups.values()) group.ages = [];
  const group = 'heard' in question ? groups.get(question.heard) : undefined;
  return group === undefined ? null : { ages: Float64Array.from(group.ages), bytes: group.bytes };
});

async function connect(ask: Extract<ReadersQuestion, { connect: string }>): Promise<null> {
  const group: Listening = { ages: [], bytes: 0 };
  groups.set(ask.connect, group);
  for (let come = 0; come < ask.count; come += ARRIVING) {
    const size = Math.min(ARRIVING, ask.count - come);
    const address = `127.0.0.${1 + Math.floor(come / OF_ONE_ADDRESS)}`;
    await Promise.all(Array.from({ length: size }, () => join(ask, address, group)));
  }
  return null;
}

function join({ url, blog }: { url: string; blog?: string }, localAddress: string, group: Listening): Promise<void> {
  const address = blog === undefined ? url : `${url}/socket.io/?EIO=4&transport=websocket`;
  const options = { perMessageDeflate: false, skipUTF8Validation: true, localAddress };
  return new Promise((resolve, reject) => {
    let joined = blog === undefined;
    const socket = new WebSocket(address, options);
    socket.on('error', reject);
    socket.on('open', () => {
      if (blog === undefined) resolve();
      else socket.send(`40/live,${JSON.stringify({ v: 1, blog, as: 'html' })}`);
    });
    socket.on('message', (message: Buffer) => {
      // Of engine.io: 2 is a ping, 3 its answer. Of socket.io, within its messages (4): 42 an event, 44 a refusal.
      if (message.length === 1 && message[0] === PING) return socket.send('3');
      note(message, group);
      if (joined) return;
      const begin = message.toString('latin1', 0, 16);
      joined = begin.startsWith('42/live,["hello');
      if (joined) resolve();
      if (begin.startsWith('44')) reject(new Error(message.toString()));
    });
  });
}

function note(message: Buffer, group: Listening): void {
  const age = ageOf(message);
  if (age === null) return;
  group.ages.push(age);
  group.bytes = message.length;
}
