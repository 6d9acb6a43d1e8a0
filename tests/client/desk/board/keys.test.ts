/** The desk's keys on keyboards that write in another script. */
import { expect, test } from '@jest/globals';
import { actOf } from '../../../../client/desk/board/keys.js';

const press = {
  ...{ key: '', code: '', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false },
  ...{ isComposing: false, keyCode: 0, defaultPrevented: false, repeat: false },
};
const act = (fields: Partial<typeof press>) => actOf({ ...press, ...fields }, false)?.act ?? null;

test.each([
  ['Ukrainian', { key: 'с', code: 'KeyC' }, 'correct'],
  ['Russian', { key: 'о', code: 'KeyJ' }, 'next'],
  ['Russian', { key: 'Т', code: 'KeyN', shiftKey: true }, 'notice'],
  ['Russian', { key: 'б', code: 'Comma' }, 'settings'],
  ['Arabic', { key: 'ث', code: 'KeyE' }, 'edit'],
  ['Arabic', { key: 'لا', code: 'KeyB' }, 'blogs'],
  ['Arabic', { key: '٢', code: 'Digit2' }, 'published'],
  ['Arabic', { key: 'ظ', code: 'Slash' }, 'search'],
  ['Arabic', { key: '؟', code: 'Slash', shiftKey: true }, 'keys'],
  ['Turkish', { key: 'ı', code: 'KeyI' }, 'pin'],
])('on a keyboard in %s a key does what stands at its place in Latin letters: %j', (_of, pressed, meant) => {
  expect(act(pressed)).toBe(meant);
});

test('where the keyboard writes Latin letters, the letter counts and not its place', () => {
  expect(act({ key: 'a', code: 'KeyQ' })).toBe('actions');
  expect(act({ key: 'q', code: 'KeyA' })).toBeNull();
  expect(act({ key: 'ö', code: 'Semicolon' })).toBeNull();
});

test('a key that is held in another script goes through the list, and does nothing else twice', () => {
  expect(act({ key: 'о', code: 'KeyJ', repeat: true })).toBe('next');
  expect(act({ key: 'з', code: 'KeyP', repeat: true })).toBeNull();
});

test('the key that ended a word which was composed does nothing, also where it is known by its number alone', () => {
  expect(act({ key: 'x', code: 'KeyX' })).toBe('takeDown');
  expect(act({ key: 'x', code: 'KeyX', keyCode: 229 })).toBeNull();
  expect(act({ key: 'x', code: 'KeyX', isComposing: true })).toBeNull();
});
