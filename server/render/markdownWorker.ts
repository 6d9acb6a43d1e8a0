/** The thread in which Markdown becomes HTML. It says when it is ready, and then answers one job at a time. */
import { readlinkSync } from 'node:fs';
import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer, WorkerJob } from './markdownThread.js';
import { markdownToHtml } from './markdownHtml.js';

function answer({ job, texts }: WorkerJob): WorkerAnswer {
  try {
    return { job, html: texts.map(markdownToHtml) };
  } catch {
    return { job, html: null };
  }
}

/** By which the main thread can ask how long this one has worked, where the system counts it (Linux). */
function ownThread(): string | null {
  try {
    return readlinkSync('/proc/thread-self');
  } catch {
    return null;
  }
}

function tell(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (job: WorkerJob) => {
  tell(answer(job));
});

// Where it counts for one thread (Linux), it stands behind the event loop: hostile text must not take the loop's core.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

// The first text pays for what is made lazily, so it is not a reporter's.
markdownToHtml('**ready** <https://example.org>\n\n- a\n- b\n\n> c');
tell({ job: null, html: null, thread: ownThread() });
