/** Checks that hold after every fault. */
import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Rallyline } from '../../../client/program/rallyline.js';
import type { PublicEntry } from '../../../shared/entry.js';
import type { Changed } from './changer.js';
import type { Fleet } from './fleet.js';
import type { Poster } from './poster.js';
import type { FleetState } from './readers.js';

/** All published entries of a blog as the API lists them, by falling order. */
async function entriesOf(url: string, blog: string): Promise<PublicEntry[]> {
  const all: PublicEntry[] = [];
  for await (const entry of new Rallyline(url).blog(blog).entries({ limit: 100 })) all.push(entry);
  return all;
}

async function headOf(url: string, blog: string): Promise<number> {
  return (await new Rallyline(url).blog(blog).read()).head;
}

/** Waits until all instances have the same head, `least` or above; rule F4 lets an instance be a second late. */
async function untilAlike(urls: string[], blog: string, least: number, withinMs: number): Promise<number> {
  const end = Date.now() + withinMs;
  for (;;) {
    const heads = await Promise.all(urls.map((url) => headOf(url, blog)));
    const [head = 0] = heads;
    if (head >= least && heads.every((each) => each === head)) return head;
    if (Date.now() > end) throw new Error(`not at ${String(least)} and alike: ${heads.join(', ')}`);
    await sleep(200);
  }
}

/** Waits until every reader of these fleets stands at the head. */
async function untilLevel(fleets: Fleet[], head: number, withinMs: number): Promise<FleetState[]> {
  const end = Date.now() + withinMs;
  for (;;) {
    const states = await Promise.all(fleets.map((fleet) => fleet.state()));
    if (states.every(({ least }) => least >= head)) return states;
    if (Date.now() > end) {
      const seen = states.map(({ ages: _ages, ...state }) => state);
      throw new Error(`not all readers are at ${String(head)}: ${JSON.stringify(seen)}`);
    }
    await sleep(200);
  }
}

/**
 * Expects every acknowledged entry once, in order, and each reader to show what a fresh load of the page shows, on each of
 * these instances, without an error before. `gone`: acknowledged entries that went with their store: none of them is there.
 */
export async function expectSettled(options: {
  urls: string[];
  blog: string;
  poster: Poster;
  fleets: Fleet[];
  withinMs?: number;
  gone?: ReadonlySet<string>;
}): Promise<FleetState[]> {
  const { urls, blog, poster, fleets, withinMs = 60_000, gone = new Set() } = options;
  const acknowledged = await poster.stop();
  const posted = acknowledged.filter(({ id }) => !gone.has(id));
  expect(poster.wrong).toEqual([]);
  expect(posted.length).toBeGreaterThan(0);
  const [url = ''] = urls;
  const head = await untilAlike(urls, blog, Math.max(...posted.map(({ seq }) => seq)), withinMs);
  const states = await untilLevel(fleets, head, withinMs);
  const listed = await entriesOf(url, blog);
  expect(listed.map(({ order }) => order)).toEqual(listed.map(({ order }) => order).sort((one, other) => other - one));
  const seqs = new Map(listed.map(({ id, seq }) => [id, seq]));
  expect(seqs.size).toBe(listed.length);
  expect(acknowledged.filter(({ id }) => gone.has(id) && seqs.has(id))).toEqual([]);
  for (const { id, seq } of posted) expect([id, seqs.get(id)]).toEqual([id, seq]);
  expect(new Set(posted.map(({ seq }) => seq)).size).toBe(posted.length);
  for (const each of urls) {
    const page = await (await fetch(`${each}/live/${blog}`)).text();
    expect(page).toContain(`data-seq="${String(head)}"`);
    for (const fleet of fleets) expect(await fleet.compare(page)).toEqual({ differ: 0, example: null });
  }
  for (const { faults } of states) expect(faults).toEqual([]);
  return states;
}

/** Expects each instance to show corrected texts, and no entry that was taken down. */
export async function expectChanged(urls: string[], blog: string, changed: Changed): Promise<void> {
  expect(changed.wrong).toEqual([]);
  for (const url of urls) {
    const listed = (await entriesOf(url, blog)).map(({ id }) => id);
    expect(listed.filter((id) => changed.takenDown.includes(id))).toEqual([]);
    for (const id of changed.takenDown) expect((await fetch(`${url}/live/${blog}/entries/${id}`)).status).toBe(410);
    for (const [id, words] of changed.corrected)
      expect(await (await fetch(`${url}/live/${blog}/entries/${id}`)).text()).toContain(words);
  }
}

/** The log lines of a record that went back: the blog, the seq from which and to which it went, and the missing changes. */
export function epochsIn(logs: string[], blog: string): { from: number; to: number; missing: number }[] {
  const lines = logs.flatMap((log) => log.split('\n')).filter((line) => line.includes('the record went back'));
  return lines
    .map((line) => JSON.parse(line) as { blog: string; from: number; to: number; missing: number })
    .filter((said) => said.blog === blog);
}

/** The value that a `part` of the samples, such as 0.99, does not exceed; NaN without samples. */
export function percentile(samples: number[], part: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
