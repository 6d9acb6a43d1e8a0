/** The rate limits of a device, by a clock of the test's, so that no test has to wait. */
import { RateLimits } from '../../../server/auth/rateLimits.js';
import { OwnBuckets } from '../../../server/auth/rateLimits/ownBuckets.js';
import { Refused } from '../../../shared/refusals.js';

function limitsBy(clock: () => number): RateLimits {
  const own = new OwnBuckets(clock);
  return new RateLimits({ own, shared: own, secret: '' });
}

function limited() {
  let ms = 0;
  const limits = limitsBy(() => ms);
  const send = (device: string) =>
    limits.command(device).then(
      () => true,
      (error: unknown) => !(error instanceof Refused && error.refusal.code === 'rate-limited'),
    );
  return {
    wait: (more: number) => (ms += more),
    /** Counts the commands that are let through of so many at one moment. */
    accepted: async (count: number, device = 'phone') => {
      const answers = await Promise.all(Array.from({ length: count }, () => send(device)));
      return answers.filter(Boolean).length;
    },
  };
}

test('[S4] a device may send 60 commands at once, whatever another one sends', async () => {
  const it = limited();
  expect(await it.accepted(70)).toBe(60);
  expect(await it.accepted(70, 'tablet')).toBe(60);
});

test('[S4] a device may send 10 commands a second after a burst, however long it goes on', async () => {
  const it = limited();
  await it.accepted(60);
  let accepted = 0;
  for (let tenths = 0; tenths < 200; tenths += 1) {
    it.wait(100);
    accepted += await it.accepted(5);
  }
  expect(accepted).toBe(200);
});

test('[S4] a device that rests for 6 s may send a burst again', async () => {
  const it = limited();
  await it.accepted(60);
  it.wait(6_000);
  expect(await it.accepted(70)).toBe(60);
});

test('[S4] a device may send 500 MB of photos an hour, and bytes that did not come may be sent again', async () => {
  const limits = limitsBy(() => 0);
  const allowed = (work: Promise<unknown>) =>
    work.then(
      () => true,
      () => false,
    );
  const giveBack = await limits.uploading('phone', 400_000_000);
  expect(await allowed(limits.upload('phone', 100_000_001))).toBe(false);
  expect(await allowed(limits.uploading('phone', 100_000_001))).toBe(false);
  // A refused photo took nothing.
  expect(await allowed(limits.upload('phone', 100_000_000))).toBe(true);
  await giveBack(300_000_000);
  expect(await allowed(limits.uploading('phone', 400_000_000))).toBe(true);
  expect(await allowed(limits.upload('phone', 1))).toBe(false);
  expect(await allowed(limits.upload('tablet', 1))).toBe(true);
});

test('[S4] a /48 of IPv6 begins 300 subscriptions of readers, from however many of its networks, and another one has its own', async () => {
  let ms = 0;
  const limits = limitsBy(() => ms);
  const begun = async (addresses: string[]) => {
    const answers = await Promise.allSettled(addresses.map((address) => limits.subscription(address)));
    return answers.filter(({ status }) => status === 'fulfilled').length;
  };
  const networks = (site: string) => Array.from({ length: 400 }, (_, n) => `2001:db8:${site}:${n.toString(16)}::1`);
  expect(await begun(networks('a'))).toBe(300);
  expect(await begun(networks('b'))).toBe(300);
  expect(await begun(Array<string>(30).fill('2001:db8:c::1'))).toBe(20);
  expect(await begun(Array.from({ length: 400 }, (_, n) => `192.0.${n % 2}.${n >> 1}`))).toBe(400);
  ms += 60_000;
  expect(await begun(networks('a'))).toBe(3);
});
