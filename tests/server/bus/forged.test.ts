/** Messages on Redis that are forged, repeated or late: the bus believes none of them (rules B1, F1). */
import { jest } from '@jest/globals';
import { blogChannel, textOf } from '../../../server/bus/redis/messages.js';
import { Signing } from '../../../server/bus/redis/signing.js';
import { SECRET } from './instances.js';
import { setStage, until } from './stage.js';

jest.setTimeout(90_000);

const stage = setStage();

test('[B1] a post on one instance is read on the other, without a look at the journal', async () => {
  const before = stage.reads();
  const text = await stage.post();
  await until('the other reader has it', () => stage.texts().includes(text));
  expect(stage.reads()).toBe(before);
});

test('[B1] forged messages show nothing, read nothing, and are counted by what is wrong with them', async () => {
  const { second } = stage.instances;
  await stage.post('the one that stands');
  const item = await stage.lastItem();
  const words = { ...item.entry!, content: { ...item.entry!.content, text: 'forged' } };
  const next = { ...item, seq: item.seq! + 1, step: item.step + 1, entry: words };
  const [before, dropped] = [stage.reads(), { ...second.metrics.busDropped }];
  const otherSecret = SECRET.toUpperCase();
  await stage.inject(blogChannel(stage.blog), [
    stage.signed(next, blogChannel(stage.blog), otherSecret),
    stage.signed({ ...next, seq: next.seq + 1_000, step: next.step + 1_000 }, blogChannel(stage.blog), otherSecret),
    stage.signed({ ...next, epoch: 'another' }, blogChannel(stage.blog), otherSecret),
    // A message of another blog, well signed there.
    stage.signed(next, blogChannel('other')),
    Buffer.alloc(1024 * 1024, 'x'),
    'no message',
    '',
    JSON.stringify(next),
  ]);
  expect(stage.texts()).not.toContain('forged');
  expect(stage.reads()).toBe(before);
  const now = second.metrics.busDropped;
  expect([now.signature - dropped.signature, now.oversized - dropped.oversized]).toEqual([4, 1]);
  expect(now.malformed + now.version - dropped.malformed - dropped.version).toBe(3);
});

test('[B1] a signed text without the shape of a message is dropped before anything can fail of it', async () => {
  await stage.post();
  const item = await stage.lastItem();
  const next = { ...item, seq: item.seq! + 1, step: item.step + 1 };
  const before = stage.instances.second.metrics.busDropped.malformed;
  const wrong = [
    null,
    { ...next, seq: '7' },
    { ...next, entry: { ...item.entry, content: null } },
    { ...next, entry: { ...item.entry, blog: 'other' } },
    { ...next, entry: null, blog: { slug: stage.blog, settings: {} } },
  ];
  await stage.inject(
    blogChannel(stage.blog),
    wrong.map((one) =>
      new Signing(SECRET).seal(
        blogChannel(stage.blog),
        JSON.stringify({ from: 'x', at: Date.now(), told: { kind: 'item', item: one } }),
      )!,
    ),
  );
  expect(stage.instances.second.metrics.busDropped.malformed - before).toBe(wrong.length);
  expect(stage.reader.closed).toBe(false);
});

test('[F1] messages that come again, late and in another order change nothing, and hundreds of them read the journal a few times', async () => {
  const first = await stage.lastItem();
  await stage.post();
  await stage.post();
  const [second, before] = [await stage.lastItem(), stage.reads()];
  const old = { ...first, epoch: 'an-epoch-that-is-past' };
  const again = [second, first, second, first].flatMap((item) => Array.from({ length: 25 }, () => stage.signed(item)));
  await stage.inject(blogChannel(stage.blog), [...again, ...Array.from({ length: 100 }, () => stage.signed(old))]);
  const shown = stage.texts();
  expect(new Set(shown).size).toBe(shown.length);
  expect(stage.reader.named('reset')).toEqual([]);
  expect(stage.reads() - before).toBeLessThanOrEqual(10);
  // A message that is an hour old is dropped before the feed sees it.
  const hourOld = { from: 'x', at: Date.now() - 3_600_000, told: { kind: 'item', item: old } as const };
  const stale = stage.instances.second.metrics.busDropped.stale;
  await stage.inject(blogChannel(stage.blog), [new Signing(SECRET).seal(blogChannel(stage.blog), textOf(hourOld))!]);
  expect(stage.instances.second.metrics.busDropped.stale).toBe(stale + 1);
});
