import { expect, jest, test } from '@jest/globals';
import { perLanguage } from '../../../../client/reporter/screens/perLanguage.js';

test('a late part is loaded once for each language, and only when it is asked for', async () => {
  const load = jest.fn((lang: string) => Promise.resolve(`in ${lang}`));
  const partIn = perLanguage(load);
  const part = partIn('en');
  expect(load).not.toHaveBeenCalled();
  expect(await part.get()).toBe('in en');
  expect(partIn('en').part.value).toBe('in en');
  expect(load).toHaveBeenCalledTimes(1);
});
