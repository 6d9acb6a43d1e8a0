/** A record that is not level with the server says so, and asks until it is; the server is played. */
import { expect, test } from '@jest/globals';
import type { Api } from '../../../../client/account/api.js';
import type { Reply } from '../../../../client/account/request.js';
import { BlogRecord } from '../../../../client/desk/record/record.js';
import type { DeskChangesAnswer } from '../../../../shared/protocol/desk.js';
import { refusal } from '../../../../shared/refusals.js';
import { blog, entry } from '../record.js';

type Changes = Reply<DeskChangesAnswer>;

/** Pauses that the record asked for, in ms, with what follows each. */
interface Pause {
  ms: number;
  go: () => void;
}

const upTo = (step: number): Changes => ({ kind: 'ok', value: { epoch: 'e1', step, to: step, items: [] } });
const item = (id: string, step: number) => ({ epoch: 'e1', step, entry: entry(id, { step }), blog: null });
const shortly = () => new Promise((go) => setImmediate(go));

/** A record at step 1, whose next questions for changes are answered as told. */
async function record(...told: (Changes | Promise<Changes>)[]) {
  const answers = [upTo(1), ...told];
  const pauses: Pause[] = [];
  const ok = <Value>(value: Value) => Promise.resolve({ kind: 'ok', value });
  const api = {
    desk: () => ok({ epoch: 'e1', step: 1, blog: blog(), readers: 0 }),
    entries: () => ok({ epoch: 'e1', step: 1, entries: [entry('a')], next: null }),
    changes: () => Promise.resolve(answers.shift() ?? { kind: 'lost' }),
  } as unknown as Api;
  const after = (ms: number, go: () => void) => {
    const pause = { ms, go };
    pauses.push(pause);
    return () => void pauses.splice(pauses.indexOf(pause), 1);
  };
  const made = new BlogRecord({ api, slug: 'baku', after });
  await made.refresh();
  expect([made.isLevel.value, pauses]).toEqual([true, []]);
  return { made, pauses };
}

test('a refused question for changes leaves the record behind, and is asked again after the pause that the refusal asks for', async () => {
  const { made, pauses } = await record(
    { kind: 'refused', refusal: refusal('rate-limited', { after: 20 }) },
    { kind: 'refused', refusal: refusal('unavailable') },
    upTo(2),
  );
  // The server answered: it is not the network that is gone.
  expect([await made.refresh(), made.isLevel.value]).toEqual([true, false]);
  expect(pauses.map(({ ms }) => ms)).toEqual([20_000]);
  pauses[0]!.go();
  await shortly();
  expect([made.isLevel.value, pauses.map(({ ms }) => ms)]).toEqual([false, [3_000]]);
  pauses[0]!.go();
  await shortly();
  expect([made.isLevel.value, pauses]).toEqual([true, []]);
});

test('a question that is refused for good leaves the record behind, and is asked again each minute alone', async () => {
  const codes = ['forbidden', 'not-found', 'gone'] as const;
  const refused = codes.map((code): Changes => ({ kind: 'refused', refusal: refusal(code) }));
  const { made, pauses } = await record(...refused, upTo(2));
  await made.refresh();
  for (const _ of codes) {
    expect([made.isLevel.value, pauses.map(({ ms }) => ms)]).toEqual([false, [60_000]]);
    pauses[0]!.go();
    await shortly();
  }
  // Somebody may have been let in again meanwhile.
  expect([made.isLevel.value, pauses]).toEqual([true, []]);
});

test('a record that began anew and is refused stays as it is shown, behind, and is asked for again', async () => {
  const { made, pauses } = await record({ kind: 'ok', value: { reset: true, epoch: 'e2', step: 5 } }, { kind: 'lost' });
  const { parts } = made as unknown as { parts: { api: { desk: () => unknown } } };
  parts.api.desk = () => Promise.resolve({ kind: 'refused', refusal: refusal('unavailable') });
  expect([await made.refresh(), made.isLevel.value, made.loaded.value.is]).toEqual([true, false, 'here']);
  expect(pauses).toHaveLength(1);
});

test('a step that is heard of while a question is answered without it is asked for at once', async () => {
  let answer = (_reply: Changes): void => undefined;
  const slow = new Promise<Changes>((go) => (answer = go));
  const three: Changes = {
    kind: 'ok',
    value: { epoch: 'e1', step: 3, to: 3, items: [item('b', 2), item('c', 3)] },
  };
  const { made, pauses } = await record(slow, three);
  const asked = made.refresh();
  made.item(item('c', 3));
  expect(made.isLevel.value).toBe(false);
  // Made before the third step was.
  answer({ kind: 'ok', value: { epoch: 'e1', step: 2, to: 2, items: [item('b', 2)] } });
  await asked;
  const { value: loaded } = made.loaded;
  expect(loaded.is === 'here' && [...loaded.state.entries.keys()]).toEqual(['a', 'b', 'c']);
  expect([made.isLevel.value, pauses]).toEqual([true, []]);
});
