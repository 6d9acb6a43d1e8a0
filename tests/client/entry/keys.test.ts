import { isComposing, isEnter } from '../../../client/entry/keys.js';

const ENTER = { key: 'Enter', isComposing: false, keyCode: 13 };

test('a key that ends a composition is one of it, also in Safari, which ended the composition before', () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 27 })).toBe(false);
});

test('Enter is no Enter of the form while it chooses a word', () => {
  expect(isEnter(ENTER)).toBe(true);
  for (const part of [{ isComposing: true }, { keyCode: 229 }, { key: 'a' }])
    expect(isEnter({ ...ENTER, ...part })).toBe(false);
});
