/** Many readers in one process, and answers about all of them. `Fleet` starts this program. */
import type { ConnectionState } from '../../../client/feed/connection/ports.js';
import { answer } from '../../bench/support/program.js';
import { pageOfHtml } from '../../support/pageHtml.js';
import { counted, digested, Reader } from './readers/reader.js';

export type FleetQuestion =
  /** `addresses`: local ones that the readers come from, in turns; the server lets 2,000 of one address in. */
  | { join: number; urls: string[]; blog: string; addresses: string[]; atOnce: number }
  | { state: true }
  /** Compares every reader with this page: how many differ, and how. */
  | { compare: string }
  /** Counts readers that show any of these entries. */
  | { showing: string[] }
  | { forget: true };

export interface FleetState {
  readers: number;
  connections: Partial<Record<ConnectionState, number>>;
  /** The lowest and the highest seq that any reader has. */
  least: number;
  most: number;
  epochs: string[];
  /** Counts since the last `forget`: pages begun anew, sockets opened, requests for changes and for pages. */
  restarts: number;
  opened: number;
  asked: number;
  pages: number;
  /** Errors: a frame that no page could show, and anything else that was thrown. */
  faults: string[];
  /** Milliseconds from an entry's sending to its frame, one for each entry and reader. */
  ages: number[];
}

const readers: Reader[] = [];

process.on('unhandledRejection', (error) => counted.faults.push(String(error)));

answer('ready', async (question: FleetQuestion): Promise<unknown> => {
  if ('join' in question) return join(question);
  if ('compare' in question) return compare(question.compare);
  if ('showing' in question) return showing(question.showing);
  if ('forget' in question) {
    Object.assign(counted, { restarts: 0, opened: 0, asked: 0, pages: 0, ages: [] });
    return null;
  }
  return state();
});

async function join({ join: count, urls, blog, addresses, atOnce }: Extract<FleetQuestion, { join: number }>) {
  const page = digested(pageOfHtml(await (await fetch(`${urls[0]}/live/${blog}`)).text()));
  for (let come = 0; come < count; come += 1) {
    const reader = new Reader(page, {
      url: urls[come % urls.length] ?? '',
      blog,
      address: addresses[come % addresses.length] ?? '127.0.0.1',
    });
    readers.push(reader);
    reader.start();
    if (come % atOnce === atOnce - 1)
      await until(() => readers.every(({ connectionState }) => connectionState !== 'connecting'), 30_000);
  }
  await until(
    () => readers.every(({ connectionState }) => connectionState === 'open' || connectionState === 'polling'),
    120_000,
  );
  return state();
}

async function until(isSo: () => boolean, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
}

function state(): FleetState {
  const seqs = readers.map(({ timeline }) => timeline.standing.seq);
  const connections: FleetState['connections'] = {};
  for (const { connectionState } of readers) connections[connectionState] = (connections[connectionState] ?? 0) + 1;
  return {
    readers: readers.length,
    connections,
    least: seqs.reduce((least, seq) => Math.min(least, seq), Infinity),
    most: seqs.reduce((most, seq) => Math.max(most, seq), 0),
    epochs: [...new Set(readers.map(({ timeline }) => timeline.standing.epoch))],
    ...counted,
  };
}

function showing(ids: string[]): number {
  const those = new Set(ids);
  return readers.filter(({ view }) => view.ids.some((id) => those.has(id))).length;
}

/** Compares with a page's newest twenty entries; a reader of long standing has more below them, in the same order. */
function compare(html: string): { differ: number; example: string | null } {
  const fresh = digested(pageOfHtml(html)).articles;
  const differing = readers.filter(({ view }) => {
    const shown = view.articles.slice(0, fresh.length);
    return fresh.some(({ id, html: digest }, at) => shown[at]?.id !== id || shown[at].html !== digest);
  });
  const [first] = differing;
  return { differ: differing.length, example: first ? exampleOf(first, fresh) : null };
}

function exampleOf({ timeline, view }: Reader, fresh: { id: string }[]): string {
  const should = fresh.slice(0, 5).map(({ id }) => id);
  return `stands at ${timeline.standing.seq}, shows ${view.ids.slice(0, 5).join(' ')}, and should ${should.join(' ')}`;
}
