/** The example of docs/PROGRAMS.md, run as its readers run it: from the built client, with Node alone. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { rally, standWithServer } from './stand.js';

standWithServer();

const ROOT = path.join(import.meta.dirname, '../../..');
const EXAMPLE = 'docs/examples/follow.mjs';

test('the example of docs/PROGRAMS.md posts, and tells what comes and goes', async () => {
  const blog = await rally.blog();
  const editor = await rally.token(blog, 'Eve', 'editor');
  const { id } = await rally.post(editor, blog);
  const child = spawn(process.execPath, [EXAMPLE, rally.url, blog, editor], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line.replace(/, up to .*/, ''));
    if (told.length === 1)
      await rally.send(editor, 'DELETE', `/api/v1/blogs/${blog}/entries/${id}`, { command: crypto.randomUUID() });
    if (told.length === 2) break;
  }
  child.kill();
  expect(told).toEqual(['new: 2 entries', 'gone: 1 entries']);
});

test('docs/PROGRAMS.md shows the example that runs, and names every call of the client', () => {
  const page = readFileSync(path.join(ROOT, 'docs/PROGRAMS.md'), 'utf8');
  const [, shown = ''] = /```js\n([^]*?)```/.exec(page) ?? [];
  const example = readFileSync(path.join(ROOT, EXAMPLE), 'utf8');
  expect(shown).toBe(example);
  const source = readFileSync(path.join(ROOT, 'client/program/remoteBlog.ts'), 'utf8');
  const calls = [...source.matchAll(/^ {2}(?:async \*)?(\w+)\(/gm)].map(([, name = '']) => name);
  expect(calls.filter((name) => name !== 'constructor').length).toBe(10);
  for (const name of calls.filter((one) => one !== 'constructor')) expect(page).toContain(`${name}(`);
});
