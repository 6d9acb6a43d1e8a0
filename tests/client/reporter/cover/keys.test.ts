import { expect, test } from '@jest/globals';
import { deedOf } from '../../../../client/reporter/cover/keys.js';

const pressed = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
});

test.each([
  ['arrows move a mark', pressed('ArrowLeft'), { does: 'move', by: { x: -1, y: 0 } }],
  ['arrows with Shift resize it', pressed('ArrowDown', { shiftKey: true }), { does: 'resize', by: { x: 0, y: 1 } }],
  ['Delete takes it away', pressed('Delete'), { does: 'remove' }],
  ['N adds one', pressed('N'), { does: 'add' }],
  ['+ and - zoom', pressed('-'), { does: 'zoom-out' }],
  ['Ctrl and Z take a step back', pressed('z', { ctrlKey: true }), { does: 'undo' }],
  ['Ctrl, Shift and Z do it again', pressed('Z', { ctrlKey: true, shiftKey: true }), { does: 'redo' }],
  ['Command and Z take a step back on a Mac', pressed('z', { metaKey: true }), { does: 'undo' }],
])('%s', (_says, key, deed) => {
  expect(deedOf(key, true)).toEqual(deed);
});

test('keys of a mark, and keys with Alt, do nothing where no mark has the focus', () => {
  expect([deedOf(pressed('ArrowLeft'), false), deedOf(pressed('Delete'), false)]).toEqual([null, null]);
  expect([deedOf(pressed('n', { altKey: true }), true), deedOf(pressed('s', { ctrlKey: true }), true)]).toEqual([
    null,
    null,
  ]);
});
