import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { createMarkdown, type Markdown } from '../../../server/render/markdown.js';
import type { PlainReason } from '../../../server/render/markdownThread.js';
import { escapedParagraphs } from '../../../server/render/paragraphs.js';
import { DIST } from '../../support/dist.js';
import { longestTurn } from '../../support/threadTurns.js';

/** The file that ships. */
const WORKER = new URL('server/render/markdownWorker.js', DIST);
const HOSTILE = ['*_a', '__a**', '**a _', '>', '1. ', '> - ', '['];
const LIMIT = 250;
// No thread is given up here for want of a processor, however busy the machine is: starved.test.ts is about that.
const PATIENCE = Number.POSITIVE_INFINITY;
// Readers must have the next entry within a second.
const SOON = 1_000;

// Threads come after all else on a busy machine, and an attempt may be repeated.
jest.setTimeout(120_000);

let markdown: Markdown;
let plain: PlainReason[];

beforeAll(() => {
  markdown = started();
});
afterAll(() => markdown.close());

function started(): Markdown {
  return createMarkdown({
    workerFile: WORKER,
    limitMs: LIMIT,
    patienceMs: PATIENCE,
    workers: 2,
    onPlain: (why) => plain.push(why),
  });
}

beforeEach(async () => {
  plain = [];
  await markdown.ready();
});

function repeated(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

test('the thread is one file that reads nothing but parts of Node', async () => {
  const imported = [...(await readFile(WORKER, 'utf8')).matchAll(/^import .*?["'](.*?)["'];$/gm)].map(
    ([, name]) => name,
  );
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => name?.startsWith('node:') !== true)).toEqual([]);
});

test('[F2] all texts of a command become HTML in their order', async () => {
  expect(await markdown.render(['**a**', '', 'b'])).toEqual(['<p><strong>a</strong></p>', '', '<p>b</p>']);
  expect(plain).toEqual([]);
});

test('[F2] a hundred commands at once all become HTML', async () => {
  const texts = Array.from({ length: 100 }, (_, n) => `*${n.toString()}*`);
  const answers = await Promise.all(texts.map((text) => markdown.render([text])));
  expect(answers.map(([html]) => html)).toEqual(texts.map((_, n) => `<p><em>${n.toString()}</em></p>`));
});

interface Measured {
  html: string[];
  /** Milliseconds that all threads worked until the answer: without waits for a processor, which say nothing of a text. */
  worked: number;
  /** The most that the event loop worked in one go meanwhile, ms. */
  turn: number;
}

/** Measures until a good attempt: the collector of unused memory may fall into one, but our own pause would be in each. */
async function measured(texts: string[]): Promise<Measured> {
  const attempts: Measured[] = [];
  while (attempts.length < 10 && !attempts.some(isGood)) {
    await markdown.ready();
    attempts.push(await attempt(texts));
  }
  return attempts.find(isGood) ?? attempts[0]!;
}

function isGood({ worked, turn }: Measured): boolean {
  return worked < SOON && turn < 50;
}

async function attempt(texts: string[]): Promise<Measured> {
  plain = [];
  let html: string[] = [];
  let worked = 0;
  const turn = await longestTurn(async () => {
    const before = process.cpuUsage();
    html = await markdown.render(texts);
    const { user, system } = process.cpuUsage(before);
    worked = (user + system) / 1_000;
  });
  return { html, worked, turn };
}

test.each(HOSTILE)(
  '[F2] 20,000 characters of %j become HTML or stay plain, and the loop never works for 50 ms in one go',
  async (part) => {
    const text = repeated(part, 20_000);
    const { html, worked, turn } = await measured([text]);
    if (plain.length > 0) expect(html).toEqual([escapedParagraphs(text)]);
    expect(html).not.toEqual(['']);
    expect(worked).toBeLessThan(SOON);
    expect(turn).toBeLessThan(50);
  },
);

test.each(HOSTILE)('[F2] 60,000 characters of %j in a text and ten translations share one limit', async (part) => {
  const texts = Array.from({ length: 11 }, () => repeated(part, 5_450));
  const { html, worked, turn } = await measured(texts);
  expect(html).toHaveLength(11);
  if (plain.length > 0) expect(html).toEqual(texts.map(escapedParagraphs));
  expect(worked).toBeLessThan(SOON);
  expect(turn).toBeLessThan(50);
});

test('[F2] a hostile command does not delay the next command', async () => {
  const done: string[] = [];
  const bad = markdown.render([repeated('**a _', 20_000)]).then(() => done.push('bad'));
  expect(await markdown.render(['*good*'])).toEqual(['<p><em>good</em></p>']);
  done.push('good');
  await bad;
  expect(done).toEqual(['good', 'bad']);
  expect(plain).toEqual(['slow']);
});

test('[F2] a command after more hostile commands than threads still becomes HTML', async () => {
  const bad = Array.from({ length: 5 }, () => markdown.render([repeated('**a _', 20_000)]));
  expect(await markdown.render(['*good*'])).toEqual(['<p><em>good</em></p>']);
  await Promise.all(bad);
  expect(plain).toEqual(['slow', 'slow', 'slow', 'slow', 'slow']);
});

test('[F2] Markdown threads that do not come up leave texts plain, and no command waits for them', async () => {
  const broken = createMarkdown({ workerFile: new URL('nowhere.js', WORKER), limitMs: LIMIT, workers: 2 });
  expect(await broken.render(['<b> & *a*'])).toEqual(['<p>&lt;b&gt; &amp; *a*</p>']);
  await broken.close();
});

test('closing Markdown answers waiting commands with plain text', async () => {
  const closing = started();
  const waiting = [1, 2, 3, 4].map(() => closing.render([repeated('**a _', 20_000)]));
  await closing.close();
  const answers = await Promise.all(waiting);
  expect(answers.flat().every((html) => html.startsWith('<p>**a _'))).toBe(true);
  expect(await closing.render(['*late*'])).toEqual(['<p>*late*</p>']);
});

test('escaped paragraphs keep every character and let none through as HTML', () => {
  expect(escapedParagraphs(`a <b> & "c" 'd'\ne\n\n\n  f  \n\n`)).toBe(
    '<p>a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;<br>e</p><p>f</p>',
  );
});
