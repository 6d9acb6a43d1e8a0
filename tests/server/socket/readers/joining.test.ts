/** The first messages that a reader hears on joining a blog (rules R1, R3). */
import { randomUUID } from 'node:crypto';
import { until } from '../../feed/instance.js';
import { blog, epoch, join, quiet, rally, standWithReaders, token } from './stand.js';

standWithReaders();

/** Events of a reader but for the position that all are told some seconds after the last frame: a slow machine is there by then. */
const answers = ({ events }: Awaited<ReturnType<typeof join>>) => events.filter(([name]) => name !== 'position');

test('a reader who joins without a seq gets hello at the head, then the frames from there on', async () => {
  await rally.post(token, blog);
  const reader = await join();
  const [hello] = reader.named('hello');
  expect(hello).toEqual({ epoch, head: 2, at: 2, now: expect.any(String), poll: expect.any(Number), lang: 'en' });
  expect(Math.abs(Date.parse(hello!.now as string) - Date.now())).toBeLessThan(5_000);
  const { id } = await rally.post(token, blog);
  await until('the frame is there', () => reader.named('frame').length > 0);
  expect(reader.named('frame')).toMatchObject([{ epoch, from: 3, to: 3, deltas: [{ seq: 3, id }] }]);
});

test('a reader who joins at the head gets hello alone', async () => {
  await rally.post(token, blog);
  const reader = await join({ epoch, seq: 2 });
  await quiet();
  expect(answers(reader)).toMatchObject([['hello', { head: 2, at: 2 }]]);
});

test('[R1] a reader behind within memory gets hello at its own seq, and one frame with what it missed', async () => {
  for (let n = 0; n < 3; n += 1) await rally.post(token, blog);
  const reader = await join({ epoch, seq: 1 });
  await until('the frame is there', () => reader.named('frame').length > 0);
  await quiet();
  expect(answers(reader)).toMatchObject([
    ['hello', { epoch, head: 4, at: 1 }],
    ['frame', { epoch, from: 2, to: 4, deltas: [{ seq: 2 }, { seq: 3 }, { seq: 4 }] }],
  ]);
});

test('[R1] a reader behind beyond memory gets hello at the head, and fetches the rest', async () => {
  const { newsroom, actor } = await postsBeside(230);
  const reader = await join({ epoch, seq: 5 });
  await quiet();
  expect(answers(reader)).toMatchObject([['hello', { head: 231, at: 231 }]]);
  const answer = await fetch(`${rally.url}/api/v1/blogs/${blog}/changes?since=5&epoch=${epoch}`);
  expect(await answer.json()).toMatchObject({ from: 6, head: 231 });
  await newsroom(actor);
  await until('live frames go on', () => reader.named('frame').length > 0, 15_000);
  expect(reader.named('frame')[0]).toMatchObject({ from: 232, to: 232 });
}, 40_000);

test('[R3] a reader of another epoch gets hello at the head, then a reset', async () => {
  await rally.post(token, blog);
  const reader = await join({ epoch: randomUUID(), seq: 1 });
  await quiet();
  expect(answers(reader)).toMatchObject([
    ['hello', { epoch, head: 2, at: 2 }],
    ['reset', { epoch, head: 2, why: 'epoch' }],
  ]);
});

test('[R3] a reader ahead of the journal gets hello at the head, then a reset', async () => {
  const reader = await join({ epoch, seq: 99 });
  await quiet();
  expect(answers(reader)).toMatchObject([
    ['hello', { head: 1, at: 1 }],
    ['reset', { epoch, head: 1, why: 'ahead' }],
  ]);
});

test('a reader who asks for HTML gets it in the language asked for', async () => {
  const [html, json] = [await join({ as: 'html', lang: 'uk' }), await join({ lang: 'uk' })];
  await rally.post(token, blog, { translations: { uk: { text: 'Співають.' } } });
  await until('both frames are there', () => html.named('frame').length + json.named('frame').length === 2);
  expect(html.named('frame')[0]!.deltas).toMatchObject([
    { seq: 2, html: expect.stringMatching(/<article[^]*Співають/) },
  ]);
  expect(JSON.stringify(html.named('frame'))).not.toContain('http://localhost');
  expect(json.named('frame')[0]!.deltas).toMatchObject([{ seq: 2, entry: { kind: 'update' } }]);
});

test('[R1] a reader who joins while a frame is due gets one from its own position on, and nothing twice', async () => {
  const early = await join();
  await rally.post(token, blog);
  await until('the first frame is out', () => early.named('frame').length === 1);
  await rally.post(token, blog);
  // The second change waits for its frame now.
  const late = await join();
  const { at } = late.named('hello')[0] as { at: number };
  await rally.post(token, blog);
  await until('both stand at 4', () => [early, late].every((reader) => reader.named('frame').at(-1)?.to === 4));
  expect(late.named('frame')[0]!.from).toBe(at + 1);
  for (const reader of [early, late]) {
    let next = (reader.named('hello')[0] as { at: number }).at + 1;
    for (const frame of reader.named('frame') as { from: number; to: number }[]) {
      expect(frame.from).toBe(next);
      next = frame.to + 1;
    }
  }
});

/** Stores many posts beside the server: over HTTP the rate limit of a device would stand in the way. */
async function postsBeside(count: number) {
  const { operatorsNewsroom, OPERATOR } = await import('../../../../server/cli/operator.js');
  const newsroom = operatorsNewsroom(rally.parts);
  const one = (actor: typeof OPERATOR) =>
    newsroom.post(actor, {
      id: randomUUID(),
      blog,
      kind: 'update',
      lang: 'en',
      text: 'x',
      happenedAt: new Date().toISOString(),
    });
  for (let n = 0; n < count; n += 1) await one(OPERATOR);
  return { newsroom: one, actor: OPERATOR };
}
