/** A command comes to several instances: at once, or again because its reply was lost (rules J2, J3). */
import { expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf, send, type Said, type Sender, type Verb } from './support/commands.js';
import { loseReplies } from './support/repliesLost.js';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(300_000);

const PAIRS = 200;
/** Entries of a device: with three commands each, sent twice, they stay below the 60 that a device may send at once. */
const OF_ONE_DEVICE = 8;

type Body = Parameters<typeof send>[3];

async function headAt(url: string): Promise<number> {
  return ((await (await fetch(`${url}/api/v1/blogs/${BLOG}`)).json()) as { head: number }).head;
}

/** Expects this head of the record, and no higher one; an instance's feed may be a moment behind. */
async function expectHead(url: string, expected: number): Promise<void> {
  for (let waited = 0; waited < 10_000 && (await headAt(url)) < expected; waited += 100) await sleep(100);
  expect(await headAt(url)).toBe(expected);
}

async function tokens(stage: Stage): Promise<string[]> {
  const made: string[] = [];
  for (let at = 0; at < PAIRS / OF_ONE_DEVICE; at += 1) made.push(await stage.another(`Device ${String(at)}`));
  return made;
}

/** Expects one answer 201, all others 200, and the same receipt in each; returns the receipt. */
function expectSame(answers: Said[]): Said['body'] {
  const [first] = answers;
  expect(answers.map(({ status }) => status).sort()).toEqual([...answers.slice(1).map(() => 200), 201]);
  for (const { body } of answers) expect(body).toEqual(first?.body);
  return first?.body ?? {};
}

test('[J3] a command sent to two instances at once is stored once and answered alike, 200 times for each verb', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  try {
    const urls = stage.cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(100, urls, BLOG);
    const devices = await tokens(stage);
    const before = await headAt(urls[0] ?? '');
    const poster = stage.poster(500, urls);
    const twice = async (token: string, verb: Verb, body: Body): Promise<Said['body']> =>
      expectSame(await Promise.all(urls.map((url) => send(url, { token, blog: BLOG }, verb, body))));

    const seqs = new Set<number>();
    let stays = 0;
    const takenDown: string[] = [];
    // All devices at once, each with entry after entry: instances meet at the blog's lock in every order.
    const work = devices.map(async (token) => {
      for (let at = 0; at < OF_ONE_DEVICE; at += 1) {
        const id = randomUUID();
        const posted = await twice(token, 'post', entryOf(id, 'To both at once.'));
        const words = { entry: id, command: randomUUID(), rev: posted.rev, text: `In other words, ${id}.` };
        const revised = await twice(token, 'revise', words);
        const taken = await twice(token, 'takedown', { entry: id, command: randomUUID() });
        for (const { seq } of [posted, revised, taken]) seqs.add(seq ?? 0);
        takenDown.push(id);
      }
    });
    await Promise.all(work);
    // Entries that stay: pages of entries that are gone have nothing to compare.
    for (const token of devices) {
      await twice(token, 'post', entryOf(randomUUID(), 'It stays.'));
      stays += 1;
    }
    const posted = await poster.stop();
    expect(seqs.size).toBe(3 * PAIRS);
    await expectHead(urls[0] ?? '', before + 3 * PAIRS + stays + posted.length);
    expect(await stage.cluster.rallyline('verify', BLOG)).toContain('whole');
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect(state?.restarts).toBe(0);
    expect(await fleet.showing(takenDown)).toBe(0);
  } finally {
    await stage.end();
  }
});

test('[J3] [O6] a command whose reply was lost and that comes five times more through other instances is stored once', async () => {
  const stage = await setStage(['reader-1', 'reader-2', 'reporters']);
  const { cluster } = stage;
  const lossy = await loseReplies(cluster.instance('reader-1').url);
  try {
    const others = [cluster.instance('reader-2').url, cluster.instance('reporters').url];
    const readers = ['reader-1', 'reader-2'] as const;
    const urls = readers.map((name) => cluster.instance(name).url);
    const fleet = await stage.fleet();
    await fleet.join(100, urls, BLOG);
    // A device each: the rate limit counts one device's commands over all instances (rule S5).
    const senders: Sender[] = [];
    for (let times = 0; times < 5; times += 1)
      senders.push({ token: await stage.another(`Dora ${String(times)}`), blog: BLOG });
    const before = await headAt(urls[0] ?? '');
    const poster = stage.poster(500, others);
    let commands = 0;

    /** Sends a command once without a reply, then three times at once and twice more. */
    const deliver = async (sender: Sender, verb: Verb, body: Body): Promise<Said['body']> => {
      commands += 1;
      await expect(send(lossy.url, sender, verb, body)).rejects.toThrow();
      expect(lossy.lost()).toBe(commands);
      const again = (at: number): Promise<Said> => send(others[at % 2] ?? '', sender, verb, body);
      const answers = await Promise.all([again(0), again(1), again(2)]);
      answers.push(await again(3), await again(4));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      const [{ body: first }] = answers;
      for (const answer of answers) expect(answer.body).toEqual(first);
      return first;
    };

    for (const [times, sender] of senders.entries()) {
      const id = randomUUID();
      const { rev } = await deliver(sender, 'post', entryOf(id, 'Whose reply was lost.'));
      await deliver(sender, 'revise', { entry: id, command: randomUUID(), rev, text: 'In other words.' });
      if (times % 2 === 0) await deliver(sender, 'takedown', { entry: id, command: randomUUID() });
    }
    const posted = await poster.stop();
    await expectHead(urls[0] ?? '', before + commands + posted.length);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect(state?.restarts).toBe(0);
  } finally {
    await lossy.close();
    await stage.end();
  }
});
