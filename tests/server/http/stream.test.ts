/** The stream of server-sent events: where it begins, and what it says. */
import { randomUUID } from 'node:crypto';
import { blog, epoch, rally, standWithEntries, token, wire } from './readers/stand.js';

standWithEntries();

async function stream(query: string, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${rally.url}/api/v1/blogs/${blog}/stream?${query}`, { headers, signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    stop: () => stop.abort(),
    until: async (pattern: RegExp) => {
      while (!pattern.test(text)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`ended without ${pattern.source}: ${text}`);
        text += value;
      }
      return text;
    },
  };
}

test('a stream begins with hello and goes on with frames, whose id is the reader’s position', async () => {
  const { response, until, stop } = await stream('');
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const head = Number(/"head":(\d+)/.exec(await until(/event: hello\n.*\n\n/))![1]);
  await rally.post(token, blog);
  const text = await until(/event: frame[^]*\n\n/);
  expect(text).toContain(`event: frame\nid: ${epoch}.${head + 1}\ndata: {"epoch":"${epoch}","from":${head + 1}`);
  expect(text).not.toMatch(/event: hello\nid/);
  stop();
});

test('a stream resumes with frames from Last-Event-ID, which goes before ?since', async () => {
  const { until, stop } = await stream(`since=20&epoch=${epoch}`, { 'Last-Event-ID': `${epoch}.4` });
  const text = await until(/event: frame[^]*\n\n/);
  expect(text).toMatch(/"at":4/);
  expect(text).toMatch(/"from":5/);
  stop();
});

test('a stream resumed from another epoch says reset', async () => {
  const { until, stop } = await stream(`since=4&epoch=${randomUUID()}`);
  expect(await until(/event: reset\n.*\n\n/)).toMatch(/"why":"epoch"/);
  stop();
});

test('a HEAD request opens no stream', async () => {
  // An answer that stayed open would not come.
  expect((await wire(`/api/v1/blogs/${blog}/stream`, {}, 'HEAD')).status).toBe(200);
});
