import { listed, placed } from '../../../client/words/placed.js';

test('an element stands where the sentence has its name', () => {
  expect(placed('{name} is in', { name: 'Aynur' })).toEqual(['', 'Aynur', ' is in']);
  expect(placed('In is {name}, {role}.', { name: 'Aynur' })).toEqual(['In is ', 'Aynur', ', ', '{role}', '.']);
});

test('a list of words is joined by the separators of its language', () => {
  const drawn = (lang: string) => listed(['uk', 'az', 'en'], lang, (tag) => `<${tag}>`).join('');
  expect(drawn('en')).toBe('<uk>, <az>, <en>');
  expect(drawn('ru')).toBe('<uk>, <az>, <en>');
  expect(drawn('ar')).toBe('<uk>، <az>، <en>');
});
