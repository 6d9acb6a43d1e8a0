/** The thread in which Markdown becomes HTML. It tells when it is ready, and then answers one job at a time. */
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

/** Returns this thread's name, by which the main thread asks Linux how long this thread has worked. */
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

// On Linux a priority counts for one thread: hostile text must not take the event loop's core.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

// The first text takes longer, since libraries begin lazily with it: it must not be a reporter's.
markdownToHtml('**ready** <https://example.org>\n\n- a\n- b\n\n> c');
tell({ job: null, html: null, thread: ownThread() });
