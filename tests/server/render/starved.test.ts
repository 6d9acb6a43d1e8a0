/** [F2] The limit counts a thread's own work: waiting for a processor is no fault of a text. */
import { jest } from '@jest/globals';
import { createMarkdown, type Markdown } from '../../../server/render/markdown.js';
import type { PlainReason } from '../../../server/render/markdownThread.js';

jest.setTimeout(30_000);

const FOR_EVER = Number.POSITIVE_INFINITY;
const plain: PlainReason[] = [];
let markdown: Markdown;

beforeEach(() => plain.splice(0));
afterEach(() => markdown.close());

/** Starts one thread that is given up by the clock after the patience alone, so that no busy machine starves it otherwise. */
async function started(patienceMs: number): Promise<void> {
  const workerFile = new URL('sleepyWorker.mjs', import.meta.url);
  markdown = createMarkdown({ workerFile, limitMs: 100, patienceMs, workers: 1, onPlain: (why) => plain.push(why) });
  await markdown.ready();
}

test('[F2] a Markdown thread that waits for a processor six times the limit still makes HTML', async () => {
  await started(FOR_EVER);
  const forNow = jest.fn();
  expect(await markdown.render(['600'], forNow)).toEqual(['<p>made of 600</p>']);
  expect(plain).toEqual([]);
  expect(forNow).not.toHaveBeenCalled();
});

test('[F2] a text on which a Markdown thread works longer than the limit stays plain for good', async () => {
  await started(FOR_EVER);
  const forNow = jest.fn();
  expect(await markdown.render(['w5000'], forNow)).toEqual(['<p>w5000</p>']);
  expect(plain).toEqual(['slow']);
  expect(forNow).not.toHaveBeenCalled();
});

test('[F2] a command whose threads starve twice stays plain for now', async () => {
  await started(1_000);
  const forNow = jest.fn();
  const began = performance.now();
  expect(await markdown.render(['20000'], forNow)).toEqual(['<p>20000</p>']);
  expect(performance.now() - began).toBeGreaterThan(1_900);
  expect(plain).toEqual(['starved']);
  expect(forNow).toHaveBeenCalledTimes(1);
  expect(await markdown.render(['1'])).toEqual(['<p>made of 1</p>']);
});
