/**
 * A job in a process of its own: for work on bytes that strangers made, by libraries that are not written in a safe
 * language. Whatever happens there, a crash, a loop without end, a greed for memory, ends that process and nothing
 * else. The process's own end is subprocessJob.ts; its limits are in subprocess/resourceLimits.ts.
 *
 * A subprocess is told nothing but its job: no settings, so no secrets; no descriptors but the three that are made
 * here; a folder of its own to stand in. This is no sandbox: the process has this user's rights. So it answers in few
 * bytes, as JSON (a message channel of node would parse whatever was sent, without a limit), and no answer is believed
 * before its shape is looked at.
 */
import { once } from 'node:events';
import { killGroup, launch, type Subprocess, type LaunchOptions } from './subprocess/launch.js';
import { limitClock, limitUse, untilAborted, type Verdict } from './subprocess/resourceLimits.js';
import { UP } from './subprocessJob.js';

export interface SubprocessOptions extends LaunchOptions {
  /** Anything that JSON can say. */
  job: unknown;
  /**
   * For the job, in milliseconds of processor time and of the clock, both counted from when the process is up. The
   * first is what a job may cost, however busy the machine is; the second ends one that waits for ever.
   */
  cpuMs: number;
  wallMs: number;
  /** Aborted: the process is killed. */
  signal?: AbortSignal;
}

type Outcome =
  | { is: 'answered'; answer: unknown }
  /** `lost`: it died of its job. `stopped`: killed from outside, which says nothing about the job. */
  | { is: 'too-slow' | 'too-much-memory' | 'lost' | 'stopped' }
  /** The process did not even begin: the machine's fault, not the job's. `said`: the end of its stderr. */
  | { is: 'not-up'; said: string };

/** `peakMb`: the most memory that it was seen to hold; null where nothing was seen. */
export type SubprocessEnd = Outcome & { peakMb: number | null };

interface Course {
  heard: string;
  said: string;
  verdict?: Verdict;
}

const ANSWER_MAX = 65_536;
const SAID_MAX = 2_000;

/** Resolves when the process is gone; never rejects. */
export async function runInSubprocess(options: SubprocessOptions): Promise<SubprocessEnd> {
  if (options.signal?.aborted === true) return { is: 'stopped', peakMb: null };
  try {
    const subprocess = launch(options);
    // Where there are no descriptors left there is no process and there are no pipes, only this event.
    if (subprocess.pid !== undefined) return await follow(subprocess, options);
    const [error] = (await once(subprocess, 'error')) as [Error];
    return { is: 'not-up', said: error.message, peakMb: null };
  } catch (error) {
    return { is: 'not-up', said: String(error), peakMb: null };
  }
}

async function follow(subprocess: Subprocess, { job, signal, ...limits }: SubprocessOptions): Promise<SubprocessEnd> {
  const course: Course = { heard: '', said: '' };
  const end = (why: Verdict): void => {
    course.verdict ??= why;
    killGroup(subprocess);
  };
  const clock = limitClock(limits.wallMs, end);
  const use = limitUse(subprocess, limits, end);
  const signals = untilAborted(signal, end);
  const up = (): void => {
    clock.up();
    use.up();
  };
  hear(subprocess, course, up, end);
  // A process that is gone takes no job; its end says so by itself.
  subprocess.stdin.on('error', () => undefined).write(`${JSON.stringify(job)}\n`);
  // Processes that it may have started go with it: they could hold the pipes open for ever.
  subprocess.once('exit', () => {
    killGroup(subprocess);
  });
  const [code, by] = (await once(subprocess, 'close')) as [number | null, NodeJS.Signals | null];
  for (const limit of [clock, use, signals]) limit.stop();
  return { ...outcomeOf(course, code, by), peakMb: use.peakMb() };
}

function hear(subprocess: Subprocess, course: Course, up: () => void, end: (why: Verdict) => void): void {
  subprocess.stdout.setEncoding('utf8').on('data', (text: string) => {
    const before = isUp(course);
    course.heard += text;
    if (!before && isUp(course)) up();
    if (course.heard.length > ANSWER_MAX) end('lost');
  });
  subprocess.stderr.setEncoding('utf8').on('data', (text: string) => {
    course.said = (course.said + text).slice(-SAID_MAX);
  });
}

function isUp({ heard }: Course): boolean {
  return heard.startsWith(UP);
}

/**
 * Signals by which V8, C++ and GLib die where memory is refused to them; SIGKILL, not sent by us, is Linux out of
 * memory.
 */
const OUT_OF_MEMORY = new Set<string | null>(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL']);
const FROM_OUTSIDE = new Set<string | null>(['SIGTERM', 'SIGINT', 'SIGHUP']);

function outcomeOf(course: Course, code: number | null, by: NodeJS.Signals | null): Outcome {
  const { verdict, said } = course;
  if (verdict === 'stopped' || (verdict === undefined && FROM_OUTSIDE.has(by))) return { is: 'stopped' };
  if (verdict === 'not-up' || !isUp(course)) return { is: 'not-up', said };
  if (verdict !== undefined) return { is: verdict };
  if (by === 'SIGXCPU') return { is: 'too-slow' };
  if (OUT_OF_MEMORY.has(by)) return { is: 'too-much-memory' };
  return code === 0 ? answerIn(course.heard.slice(UP.length)) : { is: 'lost' };
}

function answerIn(text: string): Outcome {
  try {
    return { is: 'answered', answer: JSON.parse(text) };
  } catch {
    return { is: 'lost' };
  }
}
