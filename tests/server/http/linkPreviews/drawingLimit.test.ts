import { networkOf } from '../../../../server/auth/address.js';
import { DrawingLimit } from '../../../../server/http/linkPreviews/drawingLimit.js';

test('[S4] an address has two drawings under way at most; a household with IPv6 is one address', async () => {
  const limit = new DrawingLimit();
  const one = await limit.enter('2001:db8:1:2::1');
  await limit.enter('2001:db8:1:2:ffff::9');
  expect(await limit.enter('2001:db8:1:2:3:4:5:6')).toEqual({ after: expect.any(Number) });
  expect(await limit.enter('2001:db8:1:3::1')).toHaveProperty('leave');
  if ('leave' in one) one.leave();
  expect(await limit.enter('2001:db8:1:2::7')).toHaveProperty('leave');
  expect(['192.0.2.1', '::1', '::ffff:192.0.2.1'].map(networkOf)).toEqual([
    '192.0.2.1',
    '0:0:0:0::',
    '::ffff:192.0.2.1',
  ]);
});

test('[S4] the networks of a site have six drawings under way together, and sixty a minute', async () => {
  const limit = new DrawingLimit();
  const enter = (network: number) => limit.enter(`2001:db8:1:${network.toString(16)}::1`);
  const six = await Promise.all([1, 2, 3, 4, 5, 6].map(enter));
  expect(await enter(7)).toEqual({ after: expect.any(Number) });
  expect(await limit.enter('2001:db8:2:1::1')).toHaveProperty('leave');
  for (const place of six) if ('leave' in place) place.leave();
  let drawn = six.length;
  for (let network = 10; network < 100; network += 1) {
    const place = await enter(network);
    if (!('leave' in place)) continue;
    drawn += 1;
    place.leave();
  }
  expect(drawn).toBe(60);
  expect(await limit.enter('192.0.2.1')).toHaveProperty('leave');
});
