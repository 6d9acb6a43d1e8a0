import { expect, test } from '@jest/globals';
import { namesLeft } from '../../../../client/desk/people/names.js';

test('names whose turn has not come are left, beside those that are typed and wait for nothing yet', () => {
  const turns = ['Leyla', 'Elvin'].map((name) => ({ name, role: 'reporter' }) as const);
  expect(namesLeft(turns, ' Rauf \n\nNigar')).toBe('Leyla\nElvin\nRauf\nNigar');
  expect(namesLeft([], ' \n')).toBe('');
});
