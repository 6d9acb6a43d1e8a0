/**
 * A Markdown thread that waits for the milliseconds that a text names, or works for them ("w300"), and then answers.
 */
import { readlinkSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

function passTime(text) {
  const ms = Number(text.replace(/\D/g, ''));
  if (!text.startsWith('w')) return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < ms * 1_000);
}

parentPort.on('message', ({ job, texts }) => {
  texts.forEach(passTime);
  parentPort.postMessage({ job, html: texts.map((text) => `<p>made of ${text}</p>`) });
});

parentPort.postMessage({ job: null, html: null, thread: readlinkSync('/proc/thread-self') });
