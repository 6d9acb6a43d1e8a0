import { expect, test } from '@jest/globals';
import { namesKept, namesLeft, roleLeft } from '../../../../client/desk/people/names.js';

test('names whose turn has not come are left, beside those that are typed and wait for nothing yet', () => {
  const turns = ['Leyla', 'Elvin'].map((name) => ({ name, role: 'reporter' }) as const);
  expect(namesLeft(turns, ' Rauf \n\nNigar')).toBe('Leyla\nElvin\nRauf\nNigar');
  expect(namesLeft([], ' \n')).toBe('');
});

test('names that are kept keep their role; where not all of them are editors’ it is the lesser one', () => {
  const turn = (role: 'reporter' | 'editor') => ({ name: 'Leyla', role });
  expect(roleLeft([turn('editor')], '', 'reporter')).toBe('editor');
  expect(roleLeft([turn('editor')], 'Rauf', 'reporter')).toBe('reporter');
  expect(roleLeft([turn('reporter')], 'Rauf', 'editor')).toBe('reporter');
  expect(roleLeft([], 'Rauf', 'editor')).toBe('editor');
  expect(namesKept({ names: 'Leyla', role: 'editor' })).toEqual({ text: 'Leyla', role: 'editor' });
  // Names alone are of an older page.
  expect(namesKept('Leyla')).toEqual({ text: 'Leyla', role: 'reporter' });
  for (const other of [null, 7, { names: 7 }]) expect(namesKept(other)).toEqual({ text: '', role: 'reporter' });
});
