import { expect, test } from '@jest/globals';
import { keepDropsHere } from '../../../../client/desk/photos/strayDrops.js';

/** A page on which nothing takes what is dropped; answers whether the browser is kept from it, and the effect shown. */
function drop(types: string[], { isTaken = false, isField = false } = {}) {
  const page = new EventTarget();
  keepDropsHere(page);
  return ['dragover', 'drop'].map((type) => {
    const event = new Event(type, { cancelable: true });
    const dataTransfer = { types, dropEffect: 'copy' };
    Object.defineProperty(event, 'target', { value: { tagName: isField ? 'TEXTAREA' : 'DIV' } });
    Object.assign(event, { dataTransfer });
    if (isTaken) event.preventDefault();
    page.dispatchEvent(event);
    return [event.defaultPrevented, dataTransfer.dropEffect];
  });
}

const KEPT = [
  [true, 'none'],
  [true, 'copy'],
];
const LEFT = [
  [false, 'copy'],
  [false, 'copy'],
];

test('files and links that nothing on the page takes do not lead the browser away', () => {
  expect(drop(['Files'])).toEqual(KEPT);
  expect(drop(['Files'], { isField: true })).toEqual(KEPT);
  expect(drop(['text/uri-list', 'text/plain'])).toEqual(KEPT);
});

test('text goes where the browser puts it, and so does a link that is dropped into a field', () => {
  expect(drop(['text/plain'])).toEqual(LEFT);
  expect(drop(['text/uri-list'], { isField: true })).toEqual(LEFT);
});

test('a drop that a form takes shows that it is taken', () => {
  expect(drop(['Files'], { isTaken: true }).map(([, effect]) => effect)).toEqual(['copy', 'copy']);
});
