import { expect, test } from '@jest/globals';
import { arrivalsOn } from '../../../../client/desk/photos/fileArrivals.js';

const FILE = { name: 'crowd.jpg' };

interface Data {
  files: object[];
  types: string[];
}

/** A page to which things are brought; answers with what was taken, and whether files hover over it. */
function page() {
  const target = new EventTarget();
  const [taken, hovers]: [object[][], boolean[]] = [[], []];
  const end = arrivalsOn(
    target as Document,
    (files) => taken.push(files),
    (is) => hovers.push(is),
  );
  const bring = (type: string, data: Data | null, more: object = {}) => {
    const event = new Event(type, { cancelable: true });
    Object.assign(event, { dataTransfer: data, clipboardData: data, relatedTarget: null, ...more });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { taken, hovers, end, bring };
}

const files: Data = { files: [FILE], types: ['Files'] };
const text: Data = { files: [], types: ['text/plain'] };

test('files that are dropped anywhere on the page are taken, and the browser does not open them', () => {
  const { taken, hovers, bring } = page();
  expect([bring('dragover', files), bring('drop', files)]).toEqual([true, true]);
  expect(taken).toEqual([[FILE]]);
  expect(hovers).toEqual([true, false]);
});

test('files hover until they leave the page', () => {
  const { hovers, bring } = page();
  bring('dragover', files);
  bring('dragleave', files, { relatedTarget: {} });
  bring('dragleave', files);
  expect(hovers).toEqual([true, false]);
});

test('text that is dragged goes where the browser puts it', () => {
  const { taken, bring } = page();
  expect([bring('dragover', text), bring('drop', text)]).toEqual([false, false]);
  expect(taken).toEqual([]);
});

test('a pasted picture is taken, and text with a picture of it beside it is pasted as text', () => {
  const { taken, bring } = page();
  expect(bring('paste', { files: [FILE], types: ['text/plain', 'Files'] })).toBe(false);
  expect(bring('paste', text)).toBe(false);
  expect(bring('paste', null)).toBe(false);
  expect(bring('paste', files)).toBe(true);
  expect(taken).toEqual([[FILE]]);
});

test('nothing is taken after the form is closed', () => {
  const { taken, end, bring } = page();
  end();
  expect([bring('drop', files), bring('paste', files)]).toEqual([false, false]);
  expect(taken).toEqual([]);
});
