import { codingFor } from '../../../server/http/codings.js';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0.1, gzip;q=0.5', 'gzip'],
  ['br ; q=0.5 , gzip;q=0.5', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0, gzip;q=0', null],
  ['*', 'br'],
  ['br;q=0, *;q=0.1', 'gzip'],
  ['br;q=much', null],
  ['identity', null],
  ['brotli, x-gzip', null],
  ['', null],
  [undefined, null],
])('an asker that takes %p gets %p', (accepted, coding) => expect(codingFor(accepted)).toBe(coding));

test('a thousand spellings of strangers leave the choice right', () => {
  for (let n = 0; n < 1_000; n += 1) expect(codingFor(`x${n}, br`)).toBe('br');
  expect(codingFor('gzip, deflate, br')).toBe('br');
});
