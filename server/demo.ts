/**
 * `npm run demo`: the very server on a throw-away folder, with the rally of Baku arriving live from three reporters.
 */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Board } from './demo/board.js';
import { jpegOf } from './demo/drawings.js';
import { readFlags, USAGE, WrongFlag, type DemoFlags } from './demo/flags.js';
import { createHostPages, hostsOf } from './demo/hostPages.js';
import type { Host } from './demo/hostPage/pages.js';
import { Player } from './demo/player.js';
import { portFor, Programs } from './demo/programs.js';
import { Reporter } from './demo/reporter.js';
import { ARC, encore } from './demo/script.js';
import { BLOG } from './demo/script/blog.js';
import type { Actor } from './demo/script/step.js';
import { BYLINES, setStage, type Stage } from './demo/stage.js';

const WRONG_USE = 2;

/** The reason of a stop that somebody asked for. */
const ASKED = 'asked';
/** The encore leaves time to read, however fast the day was played. */
const FASTEST_ENCORE = 6;

const now = (): Date => new Date();

process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const flags = flagsOf(args);
  if (flags === null) return WRONG_USE;
  if (flags.help) return say(USAGE, 0);
  const port = await portFor(flags.port);
  if (port === null) {
    return say(`Port ${flags.port} is taken. Choose another: npm run demo -- --port 3001, or --port 0 for any.\n`, 2);
  }
  const stop = stopOnSignals();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-demo-'));
  const onEnd = (how: string): void => stop.abort(new Error(`the server left (${how}).`));
  const programs = new Programs({ folder, port, onEnd });
  try {
    await perform({ flags, port, programs, stop });
    return 0;
  } catch (error) {
    const why: unknown = stop.signal.aborted ? stop.signal.reason : error;
    if (why === ASKED) return say('\n  The demo ends, and everything in it is thrown away.\n', 0);
    return say(`The demo ended: ${why instanceof Error ? why.message : String(why)}\n`, 1);
  } finally {
    await programs.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Performance {
  flags: DemoFlags;
  port: number;
  programs: Programs;
  stop: AbortController;
}

async function perform({ flags, port, programs, stop }: Performance): Promise<void> {
  const { signal } = stop;
  // Each wait of four phones listens for the end: more listeners than Node warns of.
  setMaxListeners(0, signal);
  await programs.serve();
  const stage = await setStage(programs, now());
  signal.throwIfAborted();
  const board = new Board(process.stdout, BYLINES, now);
  const cast = castOf(stage, port, signal, board);
  const builtDir = path.join(import.meta.dirname, 'demo', 'hostPage');
  const others = { rallyUrl: originOn(port), slug: BLOG.slug, builtDir, now: Date.now };
  const sites = createHostPages(others);
  try {
    showWhereItIs(board, stage, { port, embed: originOn(await sites.listen()), hosts: hostsOf(others) });
    for (const reporter of Object.values(cast)) reporter.start();
    await play({ cast, board, pace: flags.pace, signal });
  } finally {
    for (const reporter of Object.values(cast)) reporter.stop();
    await sites.close();
  }
}

function castOf({ tokens }: Stage, port: number, signal: AbortSignal, board: Board): Record<Actor, Reporter> {
  const url = `http://127.0.0.1:${port}`;
  const note = (line: string): void => board.note(line);
  const on = (actor: Actor): Reporter => new Reporter({ url, token: tokens[actor], signal, note });
  return { first: on('first'), second: on('second'), third: on('third'), desk: on('desk') };
}

interface Where {
  port: number;
  /** Origin of the sites that embed the rally. */
  embed: string;
  hosts: readonly Host[];
}

function showWhereItIs(board: Board, { links }: Stage, { port, embed, hosts }: Where): void {
  board.showAddresses({
    reader: `${originOn(port)}/live/${BLOG.slug}`,
    reporter: links.reporter,
    desk: links.desk,
    embed: `${embed}/`,
    hosts: hosts.map((host) => `${embed}${host.path}`),
  });
}

/** Returns the origin as people on this machine reach it. */
function originOn(port: number): string {
  return `http://localhost:${port}`;
}

interface Playing {
  cast: Record<Actor, Reporter>;
  board: Board;
  pace: number;
  signal: AbortSignal;
}

/** Plays the day once, and then an encore after another for as long as somebody watches. */
async function play({ cast, board, pace, signal }: Playing): Promise<never> {
  const player = new Player({
    blog: BLOG.slug,
    cast,
    draw: jpegOf,
    now,
    newId: randomUUID,
    signal,
    onStep: (step, refused) => board.showStep(step, refused),
  });
  await player.play(ARC, pace);
  for (let round = 1; ; round += 1) await player.play(encore(round), Math.min(pace, FASTEST_ENCORE));
}

/** npm hands Ctrl-C on, so that it arrives twice: the second signal must not cut the first one's stop short. */
function stopOnSignals(): AbortController {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(ASKED));
  return stop;
}

function flagsOf(args: string[]): DemoFlags | null {
  try {
    return readFlags(args);
  } catch (error) {
    if (!(error instanceof WrongFlag)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return null;
  }
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}
