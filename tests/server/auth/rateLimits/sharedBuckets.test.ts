/** Shared buckets: two instances count together, and alone while the shared count is away, by a clock of the test's. */
import { OwnBuckets } from '../../../../server/auth/rateLimits/ownBuckets.js';
import { SharedBuckets } from '../../../../server/auth/rateLimits/sharedBuckets.js';
import type { Bucket, Buckets } from '../../../../server/storage/ports.js';

const BURST: Bucket = { size: 60, fillMs: 6_000 };
const BYTES: Bucket = { size: 500, fillMs: 3_600_000 };

type State = 'there' | 'away' | 'silent';

function instances() {
  const shared = { ms: 0, state: 'there' as State, questions: 0 };
  const told: unknown[] = [];
  const clock = (): number => shared.ms;
  const counted = new OwnBuckets(clock);
  const asked = <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    shared.questions += 1;
    if (shared.state === 'away') return Promise.reject(new Error('away'));
    return shared.state === 'silent' ? new Promise(() => undefined) : answer();
  };
  const store: Buckets = {
    take: (...given) => asked(() => counted.take(...given)),
    look: (...given) => asked(() => counted.look(...given)),
    giveBack: (...given) => asked(() => counted.giveBack(...given)),
  };
  const instance = (): Buckets =>
    new SharedBuckets({
      own: new OwnBuckets(clock),
      shared: store,
      onAlone: (error) => told.push(error),
      clock,
      answerMs: 50,
    });
  return { shared, told, one: instance(), two: instance() };
}

async function accepted(buckets: Buckets, count: number, bucket = BURST): Promise<number> {
  const waits = await Promise.all(Array.from({ length: count }, () => buckets.take('phone', bucket, 1)));
  return waits.filter((wait) => wait === 0).length;
}

test('[S5] a burst over two instances is as long as on one', async () => {
  const { one, two, shared } = instances();
  expect((await accepted(one, 40)) + (await accepted(two, 40))).toBe(60);
  shared.ms += 1_000;
  expect((await accepted(one, 40)) + (await accepted(two, 40))).toBe(10);
});

test('[S5] while the shared count is away each instance counts alone, and hardly anybody asks', async () => {
  const { one, two, shared, told } = instances();
  expect(await accepted(one, 20)).toBe(20);
  shared.state = 'away';
  // Each instance knows what it let through before.
  expect([await accepted(one, 80), await accepted(two, 80)]).toEqual([40, 60]);
  const before = shared.questions;
  shared.ms += 1_000;
  expect([await accepted(one, 80), await accepted(two, 80)]).toEqual([10, 10]);
  expect(shared.questions).toBe(before);
  expect(told).toHaveLength(2);
  shared.state = 'there';
  shared.ms += 8_000;
  expect((await accepted(one, 40)) + (await accepted(two, 40))).toBe(60);
});

test('[S5] a shared count that does not answer is waited for once, and then by nobody', async () => {
  const { one, shared } = instances();
  shared.state = 'silent';
  expect(await accepted(one, 30)).toBe(30);
  const before = shared.questions;
  expect(await accepted(one, 40)).toBe(30);
  expect(shared.questions).toBe(before);
});

test('[S5] a sender who goes on after a refusal is soon refused without a question to the shared count', async () => {
  const { one, two, shared } = instances();
  await accepted(one, 60);
  for (let times = 0; times < 5; times += 1) expect(await accepted(two, 100)).toBe(0);
  expect(shared.questions).toBe(120);
});

test('[S5] bytes that other instances left no room for are not lost for this one', async () => {
  const { one, two } = instances();
  expect(await one.take('phone', BYTES, 400)).toBe(0);
  expect(await two.take('phone', BYTES, 300)).toBeGreaterThan(0);
  expect(await two.look('phone', BYTES, 101)).toBeGreaterThan(0);
  expect(await two.take('phone', BYTES, 100)).toBe(0);
  await one.giveBack('phone', BYTES, 350);
  expect(await two.take('phone', BYTES, 350)).toBe(0);
});
