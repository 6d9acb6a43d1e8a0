/** `npm run demo`: the very server on a throw-away folder, with the rally of Baku arriving live from three reporters. */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createBoard, type Board } from './demo/board.js';
import { createDrawings } from './demo/drawings.js';
import { readFlags, USAGE, WrongFlag, type DemoFlags } from './demo/flags.js';
import { createHostPage } from './demo/hostPage.js';
import { createPlayer } from './demo/player.js';
import { portFor, programsOn, type Programs } from './demo/programs.js';
import { reporterOn, type Reporter } from './demo/reporter.js';
import { ARC, encore } from './demo/script.js';
import { BLOG } from './demo/script/blog.js';
import type { Actor } from './demo/script/step.js';
import { BYLINES, setStage, type Stage } from './demo/stage.js';

const WRONG_USE = 2;

/** Why the demo stops when somebody wants it to. */
const ASKED = 'asked';
/** However fast the day was played, what comes after it leaves room to read. */
const FASTEST_ENCORE = 6;

const now = (): Date => new Date();

process.exit(await main(process.argv.slice(2)));

async function main(words: string[]): Promise<number> {
  const flags = flagsOf(words);
  if (flags === null) return WRONG_USE;
  if (flags.help) return say(USAGE, 0);
  const port = await portFor(flags.port);
  if (port === null) {
    return say(`Port ${flags.port} is taken. Choose another: npm run demo -- --port 3001, or --port 0 for any.\n`, 2);
  }
  const stop = stopOnSignals();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-demo-'));
  const programs = programsOn(folder, port);
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
  // Every wait of four phones listens for the end.
  setMaxListeners(0, signal);
  programs.onEnd((how) => stop.abort(new Error(`the server left (${how}).`)));
  await programs.serve();
  const stage = await setStage(programs, now());
  signal.throwIfAborted();
  const board = createBoard(process.stdout, BYLINES, now);
  const cast = castOf(stage, port, signal, board);
  const newspaper = createHostPage({ rallyUrl: originOn(port), slug: BLOG.slug });
  try {
    showWhereItIs(board, stage, { port, embedPort: await newspaper.listen() });
    await play({ cast, board, pace: flags.pace, signal });
  } finally {
    for (const reporter of Object.values(cast)) reporter.close();
    await newspaper.close();
  }
}

function castOf({ tokens }: Stage, port: number, signal: AbortSignal, { note }: Board): Record<Actor, Reporter> {
  const url = `http://127.0.0.1:${port}`;
  const on = (actor: Actor): Reporter => reporterOn({ url, token: tokens[actor], signal, note });
  return { first: on('first'), second: on('second'), third: on('third'), desk: on('desk') };
}

function showWhereItIs(board: Board, { links }: Stage, { port, embedPort }: { port: number; embedPort: number }): void {
  board.showAddresses({
    reader: `${originOn(port)}/live/${BLOG.slug}`,
    reporter: links.reporter,
    desk: links.desk,
    embed: `${originOn(embedPort)}/`,
  });
}

/** As people on this machine reach it. */
function originOn(port: number): string {
  return `http://localhost:${port}`;
}

interface Playing {
  cast: Record<Actor, Reporter>;
  board: Board;
  pace: number;
  signal: AbortSignal;
}

/** The day once, and then quietly on for as long as somebody watches. */
async function play({ cast, board, pace, signal }: Playing): Promise<never> {
  const player = createPlayer({
    blog: BLOG.slug,
    cast,
    draw: createDrawings(),
    now,
    newId: randomUUID,
    signal,
    onStep: board.showStep,
  });
  await player.play(ARC, pace);
  for (let round = 1; ; round += 1) await player.play(encore(round), Math.min(pace, FASTEST_ENCORE));
}

/** Ctrl-C comes twice where npm hands it on: the second one must not cut the first one's stop short. */
function stopOnSignals(): AbortController {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(ASKED));
  return stop;
}

function flagsOf(words: string[]): DemoFlags | null {
  try {
    return readFlags(words);
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
