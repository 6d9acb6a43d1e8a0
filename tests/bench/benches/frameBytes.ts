/**
 * Bytes of a frame on the wire, head included: the first ten updates of the demo, cut to 130 characters. Each is posted by
 * itself and heard by a reader who takes compression and by a reader who does not.
 */
import { randomUUID } from 'node:crypto';
import { ARC } from '../../../server/demo/script.js';
import { BLOG } from '../../../server/demo/script/blog.js';
import { openWire } from '../load/wire.js';
import { clientOf, type Client } from '../support/client.js';
import { pause } from '../support/clock.js';
import type { Bench, Figure } from '../support/figures.js';
import { open, tokens } from '../support/rallies.js';
import { inStage } from '../support/stage.js';

const UPDATES = 10;
const CHARACTERS = 130;
/** Milliseconds between posts: each has a frame of its own. */
const EVERY_MS = 400;
const SLUG = 'baku';

export const frameBytes: Bench = {
  name: 'frame-bytes',
  about: `a frame to a reader: mean over ${UPDATES} updates of the demo cut to ${CHARACTERS} characters, head included`,
  measure: async () => [
    figureOf('a frame, with a link for removal in it', await measured({ SITE_CONTACT: BLOG.contact })),
    figureOf('a frame, where no contact is set', await measured({})),
  ],
};

interface Means {
  compressed: number;
  plain: number;
}

function figureOf(what: string, { compressed, plain }: Means): Figure {
  const peer = { what: 'the same, plain', value: plain };
  return { what, unit: 'B', ours: compressed, peer, target: { of: 'ours', most: 520 } };
}

function measured(env: Record<string, string>): Promise<Means> {
  return inStage(async (stage) => {
    const folder = stage.folder();
    await open(folder, [SLUG]);
    const [token = ''] = await tokens(folder, SLUG, 1);
    const { port } = await stage.server(folder, env);
    const [compressed, plain] = [await join(port, true), await join(port, false)];
    await post(clientOf(port), { Authorization: `Bearer ${token}` });
    return { compressed: meanOf(compressed), plain: meanOf(plain) };
  });
}

async function post(client: Client, headers: Record<string, string>): Promise<void> {
  const entries = ARC.flatMap((step) => (step.does === 'post' && step.entry.kind === 'update' ? [step.entry] : []));
  for (const { lang, text = '' } of entries.slice(0, UPDATES)) {
    const update = { id: randomUUID(), kind: 'update', lang, happenedAt: new Date().toISOString() };
    await client.post(`/api/v1/blogs/${SLUG}/entries`, { ...update, text: text.slice(0, CHARACTERS) }, headers);
    await pause(EVERY_MS);
  }
}

/** Joins, and returns the list to which the size of each frame is added. */
async function join(port: number, deflates: boolean): Promise<number[]> {
  const sizes: number[] = [];
  const message = (payload: Buffer, size: number): void => {
    if (payload.toString('latin1', 0, 16) === '42/live,["frame"') sizes.push(size);
  };
  const url = new URL(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const wire = await openWire({ url, address: '127.0.0.1', deflates, message, closed: () => undefined });
  wire.send(`40/live,${JSON.stringify({ v: 1, blog: SLUG, as: 'html' })}`);
  await pause(EVERY_MS);
  return sizes;
}

function meanOf(sizes: readonly number[]): number {
  if (sizes.length !== UPDATES) throw new Error(`${sizes.length} frames came instead of ${UPDATES}`);
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
