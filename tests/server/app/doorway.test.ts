/** The doorway for new connections: their order, their number, and the longest wait. */
import { PassThrough } from 'node:stream';
import { jest } from '@jest/globals';
import { Doorway, type Lane } from '../../../server/app/doorway.js';
import { startRally, type Rally } from '../../support/rally.js';
import { openRaw } from '../socket/rawReader.js';

jest.setTimeout(60_000);

function crowd() {
  const clock = { at: 0, cost: 0 };
  const places = { free: 0 };
  const doorway = new Doorway(
    () => places.free,
    () => clock.at,
  );
  const [inside, away]: [string[], string[]] = [[], []];
  const come = (lane: Lane, name: string): PassThrough => {
    const socket = new PassThrough();
    doorway.enter(lane, socket, {
      letIn: () => {
        inside.push(name);
        clock.at += clock.cost;
      },
      turnAway: () => away.push(name),
    });
    return socket;
  };
  return { clock, places, inside, away, come };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the doorway lets reporters in before readers, however many readers came first', async () => {
  const { inside, come } = crowd();
  for (let reader = 0; reader < 100; reader += 1) come('readers', `reader ${reader}`);
  come('reporters', 'Ann');
  await turn();
  expect([inside[0], inside.length]).toEqual(['Ann', 101]);
});

test('the doorway takes a few milliseconds of a turn, and less where other work was waiting for its turn', async () => {
  const { clock, inside, come } = crowd();
  clock.cost = 1;
  for (let reader = 0; reader < 100; reader += 1) come('readers', `reader ${reader}`);
  await turn();
  expect(inside.length).toBe(8);
  clock.at += 500;
  await turn();
  expect(inside.length).toBe(9);
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(inside.length).toBe(100);
});

test('the doorway has room for a thousand readers and no more, and for reporters beside them', async () => {
  const { inside, away, come } = crowd();
  for (let reader = 0; reader < 1_001; reader += 1) come('readers', `reader ${reader}`);
  come('reporters', 'Ann');
  expect(away).toEqual(['reader 1000']);
  await turn();
  expect(inside.length).toBe(1_001);
});

test('the doorway has as much more room as there are free places for readers', async () => {
  const { places, inside, away, come } = crowd();
  places.free = 500;
  for (let reader = 0; reader < 1_501; reader += 1) come('readers', `reader ${reader}`);
  expect(away).toEqual(['reader 1500']);
  await turn();
  expect(inside.length).toBe(1_500);
});

test('a connection that ended or failed in the doorway is passed over, and one that waited for too long is turned away', async () => {
  const { clock, inside, away, come } = crowd();
  come('readers', 'gone').destroy();
  come('readers', 'broken').emit('error', new Error('reset'));
  come('readers', 'patient');
  clock.at += 10_001;
  come('readers', 'new');
  await turn();
  await turn();
  expect([inside, away]).toEqual([['new'], ['patient']]);
});

describe('MAX_READERS=0', () => {
  let rally: Rally;
  beforeAll(async () => (rally = await startRally({ env: { MAX_READERS: '0' } })));
  afterAll(() => rally.stop());

  test('[S4] an instance for reporters alone lets no reader in by socket or stream, answers pages, and takes posts', async () => {
    const blog = await rally.blog();
    const ann = await rally.token(blog, 'Ann');
    expect((await openRaw(rally.url)).closed).toBe(true);
    expect((await fetch(`${rally.url}/api/v1/blogs/${blog}/stream`)).status).toBe(503);
    const { id } = await rally.post(ann, blog);
    expect(await (await fetch(`${rally.url}/live/${blog}`)).text()).toContain(id);
    expect((await openRaw(rally.url, '/desk/socket.io/')).closed).toBe(false);
  });
});
