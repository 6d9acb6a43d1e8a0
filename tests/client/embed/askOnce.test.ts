/** Questions of several feeds at the same moment. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { askOnce } from '../../../client/embed/askOnce.js';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** Has the network answer each question with its number. */
function numbered() {
  let count = 0;
  const fetch = jest.fn(() => Promise.resolve(new Response(`${(count += 1)}`)));
  globalThis.fetch = fetch;
  return fetch;
}

const text = async (address: string) => (await askOnce(address, {})).text();

test('feeds that ask for the same while it is under way get one answer, each a copy of its own', async () => {
  const fetch = numbered();
  expect(await Promise.all([text('/a'), text('/a'), text('/a'), text('/b')])).toEqual(['1', '1', '1', '2']);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a question that was answered is asked anew', async () => {
  numbered();
  expect([await text('/a'), await text('/a')]).toEqual(['1', '2']);
});

test('a failure is told to each who asked, and the next question is asked again', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('offline'));
  const both = await Promise.allSettled([text('/a'), text('/a')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  numbered();
  expect(await text('/a')).toBe('1');
});
