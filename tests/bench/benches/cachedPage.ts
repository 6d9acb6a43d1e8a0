/** Cached pages that a process answers in a second, against bare node:http with the same headers and bytes. */
import { clientOf, type Answer } from '../support/client.js';
import { cpuOf } from '../support/cpu.js';
import type { Bench, Figure } from '../support/figures.js';
import type { PagesQuestion } from '../load/pages.js';
import { fill } from '../support/rallies.js';
import { median } from '../support/samples.js';
import type { Program, Stage } from '../support/stage.js';

const RUNS = 5;
const RUN_MS = 2_000;
const CONNECTIONS = 32;
const PAGE = '/live/rally';
/** The page's address off the fast path: express answers whatever has another query. */
const PAGE_BY_EXPRESS = '/live/rally?lang=en&by=express';

export const cachedPage: Bench = {
  name: 'cached-page',
  about: `${CONNECTIONS} connections, one request after the other on each, gzip; median of ${RUNS} runs taken in turns`,
  measure: async (stage) => {
    const folder = stage.folder();
    await fill(folder, { rally: 100 });
    await requireFastPath(stage, folder);
    const subjects = await subjectsOf(stage, folder);
    const load = await stage.program('load/pages.ts');
    for (const subject of subjects) await runOf(load, subject);
    for (let run = 0; run < RUNS; run += 1) {
      for (const subject of subjects) subject.runs.push(await runOf(load, subject));
    }
    return figuresOf(subjects);
  },
};

interface Subject {
  port: number;
  pid: number;
  path: string;
  runs: Run[];
}

/** `cpu`: microseconds of one answer, null where the kernel does not tell. */
interface Run {
  rate: number;
  cpu: number | null;
}

/** Throws unless the fast path answers the page: express logs every request, the fast path logs none. */
async function requireFastPath(stage: Stage, folder: string): Promise<void> {
  const server = await stage.server(folder, { LOG_LEVEL: 'info' });
  const client = clientOf(server.port);
  const linesFor = async (path: string): Promise<number> => {
    const before = server.log().length;
    await client.get(path);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return server.log().slice(before).split('\n').length - 1;
  };
  await linesFor(PAGE);
  const lines = [await linesFor(PAGE), await linesFor(PAGE_BY_EXPRESS)];
  client.close();
  await server.stop();
  if (lines[1] !== 1) throw new Error('requests that express answers are not in the log, so nothing can be told');
  if (lines[0] !== 0) throw new Error('the cached page was answered by express');
}

async function subjectsOf(stage: Stage, folder: string): Promise<[Subject, Subject, Subject]> {
  const server = await stage.server(folder);
  const page = await clientOf(server.port).get(PAGE, { 'Accept-Encoding': 'gzip' });
  const peer = await stage.program<number>('peers/page.ts', [JSON.stringify(ownHeaders(page))]);
  await peer.ask(page.body);
  const { port, pid } = server;
  return [
    { port, pid, path: PAGE, runs: [] },
    { port: peer.ready, pid: peer.pid, path: PAGE, runs: [] },
    { port, pid, path: PAGE_BY_EXPRESS, runs: [] },
  ];
}

/** The headers that node:http does not set by itself. */
function ownHeaders({ rawHeaders }: Answer): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) headers[rawHeaders[at]!] = rawHeaders[at + 1]!;
  for (const name of ['Date', 'Connection', 'Keep-Alive']) delete headers[name];
  return headers;
}

async function runOf(load: Program<unknown>, { port, pid, path }: Subject): Promise<Run> {
  const before = cpuOf(pid);
  const question: PagesQuestion = { port, path, connections: CONNECTIONS, ms: RUN_MS };
  const answered = await load.ask<number>(question);
  const after = cpuOf(pid);
  const cpu = before === null || after === null ? null : (after - before) / answered;
  return { rate: (answered * 1_000) / RUN_MS, cpu };
}

function figuresOf([ours, bare, express]: [Subject, Subject, Subject]): Figure[] {
  const rate = ({ runs }: Subject) => median(runs.map((run) => run.rate));
  const cpu = ({ runs }: Subject) => median(runs.map((run) => run.cpu ?? NaN));
  const same = 'node:http, same headers and bytes';
  const byExpress = 'the same page through express';
  return [
    {
      what: 'cached pages',
      unit: 'a second',
      ours: rate(ours),
      peer: { what: same, value: rate(bare) },
      target: { of: 'ratio', least: 0.7 },
    },
    {
      what: 'cached pages by processor time',
      unit: 'a CPU second',
      ours: 1e6 / cpu(ours),
      peer: { what: same, value: 1e6 / cpu(bare) },
      target: { of: 'ratio', least: 0.7 },
    },
    { what: 'cached pages', unit: 'a second', ours: rate(ours), peer: { what: byExpress, value: rate(express) } },
  ];
}
