/** The threads of tests/support/sharedMarkdown.ts: a worker starts them once for all of its suites. */
import { createMarkdown, type Markdown } from '../../../server/render/markdown.js';
import { DIST } from '../dist.js';

let threads: Markdown | undefined;

/** They are never closed: an idle thread does not keep the worker's process from its end. */
export async function sharedMarkdown(): Promise<Markdown> {
  const workerFile = new URL('server/render/markdownWorker.js', DIST);
  threads ??= createMarkdown({ workerFile, limitMs: 2_000, workers: 2 });
  await threads.ready();
  return threads;
}
