import { signal } from '@preact/signals';
import { refusal } from '../../../shared/refusals.js';
import { httpCommand, transport, type Ask, type CommandSocket } from '../../../client/account/transport.js';

const payload = { id: 'e1', blog: 'baku', kind: 'update' };
const receipt = { id: 'e1', seq: 1, rev: 1 };

function sender(socket: Partial<CommandSocket>, answer: Awaited<ReturnType<Ask>>) {
  const went: string[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const send = transport(
    {
      isUp: signal(true),
      ask: (command) => (went.push(`socket ${command}`), Promise.resolve({ ok: true, value: receipt })),
      ...socket,
    },
    ({ method, path }) => (went.push(`${method} ${path}`), Promise.resolve(answer)),
    (ms, run) => (timers.push({ ms, run }), () => undefined),
  );
  return { went, timers, send: () => send('post', payload) };
}

const DOWN = { isUp: signal(false) };
const BY_HTTP = 'POST /api/v1/blogs/baku/entries';

test('[O6] a socket that is up carries the command', async () => {
  const way = sender({}, null);
  expect(await way.send()).toEqual({ kind: 'accepted', receipt });
  expect(way.went).toEqual(['socket post']);
});

test('[O6] a command goes by HTTP at once where no socket is up', async () => {
  const way = sender(DOWN, { status: 201, body: receipt });
  expect(await way.send()).toEqual({ kind: 'accepted', receipt });
  expect(way.went).toEqual([BY_HTTP]);
  expect(way.timers).toEqual([]);
});

test('[O6] a command that the socket does not acknowledge goes by HTTP', async () => {
  const way = sender({ ask: () => Promise.reject(new Error('timeout')) }, { status: 200, body: receipt });
  expect(await way.send()).toEqual({ kind: 'accepted', receipt });
});

test('[O6] a command on a socket that stays silent for 4 s goes by HTTP beside it, and the first answer counts', async () => {
  const way = sender({ ask: () => new Promise(() => undefined) }, { status: 200, body: receipt });
  const answer = way.send();
  expect(way.went).toEqual([]);
  expect(way.timers.map(({ ms }) => ms)).toEqual([4_000]);
  way.timers[0]!.run();
  expect(await answer).toEqual({ kind: 'accepted', receipt });
  expect(way.went).toEqual([BY_HTTP]);
});

test('[O6] an acknowledgement that comes after the silence counts where HTTP brings no answer', async () => {
  let acknowledge: (answer: unknown) => void = () => undefined;
  const way = sender({ ask: () => new Promise((resolve) => (acknowledge = resolve)) }, null);
  const answer = way.send();
  way.timers[0]!.run();
  await new Promise((done) => setImmediate(done));
  expect(way.went).toEqual([BY_HTTP]);
  acknowledge({ ok: true, value: receipt });
  expect(await answer).toEqual({ kind: 'accepted', receipt });
});

test.each([
  ['no answer at all', null],
  ['a page of something between', { status: 200, body: '<html>' }],
  ["a proxy's error", { status: 502, body: null }],
  ['a code without words of ours', { status: 500, body: { error: 'x' } }],
])('%s counts as lost, never as an acceptance or a refusal', async (_what, answer) => {
  const way = sender(DOWN, answer);
  expect(await way.send()).toEqual({ kind: 'lost' });
});

test('an acknowledgement of the wrong shape is not believed', async () => {
  const way = sender({ ask: () => Promise.resolve({ ok: true }) }, null);
  expect(await way.send()).toEqual({ kind: 'lost' });
});

test('a problem document is a refusal, with what it says', async () => {
  const body = { ...refusal('rate-limited', { after: 7 }), type: 'about:blank', status: 429 };
  const way = sender(DOWN, { status: 429, body });
  expect(await way.send()).toMatchObject({ kind: 'refused', refusal: { code: 'rate-limited', retry: true, after: 7 } });
});

test('a command by HTTP has its id and revision in headers, and only the changes in its body', () => {
  const change = { command: 'c1', id: 'e1', blog: 'baku', rev: 3, text: 'x', place: null };
  expect(httpCommand('revise', change)).toEqual({
    method: 'PATCH',
    path: '/api/v1/blogs/baku/entries/e1',
    headers: { 'Idempotency-Key': 'c1', 'If-Match': '"3"' },
    body: { text: 'x', place: null },
  });
  expect(httpCommand('retract', { command: 'c2', id: 'e1', blog: 'baku' })).toEqual({
    method: 'DELETE',
    path: '/api/v1/blogs/baku/entries/e1',
    headers: { 'Idempotency-Key': 'c2' },
  });
});
