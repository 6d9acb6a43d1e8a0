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
