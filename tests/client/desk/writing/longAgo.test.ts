import { isLongAgo } from '../../../../client/desk/writing/longAgo.js';

test('the form asks about a time of more than 30 days ago, and about none of yesterday or tomorrow', () => {
  const now = '2022-02-27T12:00:00.000Z';
  for (const then of ['2022-01-23T12:00:00.000Z', '2018-04-23T10:00:00.000Z']) expect(isLongAgo(then, now)).toBe(true);
  for (const then of ['2022-01-29T12:00:00.000Z', '2022-02-26T12:00:00.000Z', '2022-02-28T12:00:00.000Z'])
    expect(isLongAgo(then, now)).toBe(false);
});
