import { expect, test } from '@jest/globals';
import type { Marks } from '../../../../client/reporter/cover/marks.js';
import {
  approvedAs,
  lookOf,
  marked,
  NO_MARKS,
  uncoveredOf,
  type PhotoRow,
} from '../../../../client/reporter/photos/photoRow.js';

const MARKS: Marks = { fill: 'mosaic', all: [{ is: 'rectangle', x: 0, y: 0, width: 1, height: 1 }] };
const picture = { file: new Blob(['file']), thumbnail: new Blob(['thumbnail']) };
const open: PhotoRow<Blob> = { id: 'a', at: 1, open: { ...picture, marks: NO_MARKS } };
const former: PhotoRow<Blob> = { id: 'a', at: 1, ...picture };

test('an open row has no bytes where a former build, or an uploader, looks for them', () => {
  expect([Object.keys(open), lookOf(open)]).toEqual([['id', 'at', 'open'], 'open']);
});

test('a row of a former build counts as approved, and as not looked at', () => {
  expect([lookOf(former), lookOf({ ...former, faces: 'hidden' }), lookOf(undefined)]).toEqual([
    'unseen',
    'hidden',
    'absent',
  ]);
});

test('a photo that is covered once more is open from its first mark on, and as before once it has none', () => {
  const covered = approvedAs(open, picture, 2);
  const again = marked(covered, MARKS);
  expect([lookOf(covered), lookOf(again)]).toEqual(['covered', 'open']);
  expect(marked(again, NO_MARKS)).toEqual(covered);
  expect(marked(former, NO_MARKS)).toEqual(former);
  expect(marked(marked(former, MARKS), NO_MARKS)).toEqual(former);
});

test('a photo that was covered before stays an altered one, whatever is approved later', () => {
  const covered = approvedAs(open, picture, 2);
  expect([approvedAs(covered, null, 3).faces, approvedAs(marked(covered, MARKS), null, 3).faces]).toEqual([
    'covered',
    'covered',
  ]);
  expect(approvedAs(open, null, 3).faces).toBe('checked');
});

test('a photo of which this browser has no pixels cannot be covered', () => {
  expect([uncoveredOf({ ...former, faces: 'hidden' }), uncoveredOf({ ...former, faces: 'unopened' })]).toEqual([
    null,
    null,
  ]);
});
