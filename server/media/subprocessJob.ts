/** The subprocess's own end of subprocess.ts: takes one job from stdin, answers it on stdout, and is gone. */
import { createInterface } from 'node:readline';

/** The first output, which tells a process that its job has killed from one that never came up. */
export const UP = 'up\n';

/** Called once, when everything is loaded. What `work` throws ends the process without an answer. */
export function answerJob(work: (job: unknown) => Promise<unknown>): void {
  const lines = createInterface({ input: process.stdin });
  lines.once('line', (line) => {
    void work(JSON.parse(line)).then((answer) => {
      process.stdout.write(JSON.stringify(answer), () => process.exit());
    });
  });
  // Nobody waits for the answer any more: the server is gone, in whatever way.
  lines.once('close', () => process.exit(1));
  process.stdout.write(UP);
}
