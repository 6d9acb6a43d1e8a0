/** Every state of upload and photo with every event, written out: 19 events, 4 states of an upload, 7 of a photo. */
import { stepOf } from '../../../../server/media/photoWay.js';
import type {
  Denial,
  Effect,
  PhotoStanding,
  UploadStanding,
  WayEvent,
} from '../../../../server/media/photoWay/terms.js';

const UPLOADS: UploadStanding[] = ['none', 'receiving', 'received', 'done'];
const PHOTOS: PhotoStanding[] = ['unknown', 'waiting', 'processing', 'ready', 'failed', 'gone', 'dropped'];

type Meaning = [next: string, effects: Effect[], deny?: Denial];

/** `next` is upload/photo, a dash where it stays. */
const MEANINGS: Record<string, Meaning> = {
  '.': ['-/-', []],
  // Requests of a phone
  start: ['receiving/-', ['make-upload']],
  '404id': ['-/-', [], { code: 'not-found', field: 'id' }],
  '409id': ['-/-', [], { code: 'conflict', field: 'id', why: 'photo-here-already' }],
  '410id': ['-/-', [], { code: 'gone', field: 'id' }],
  '404': ['-/-', [], { code: 'not-found' }],
  offset: ['-/-', ['tell-offset']],
  bytes: ['-/-', ['take-bytes']],
  whole: ['-/-', ['tell-whole']],
  received: ['-/-', [], { code: 'conflict', why: 'received-already' }],
  // Steps after the last byte
  look: ['-/-', ['look']],
  queue: ['-/-', ['queue']],
  take: ['received/processing', ['settle-file', 'photo-processing', 'upload-received', 'queue']],
  fault: ['none/failed', ['forget-upload', 'photo-failed'], { code: 'unsupported', why: 'photo-fault' }],
  '410': ['none/-', ['forget-upload'], { code: 'gone' }],
  '410m': ['none/-', ['forget-upload'], { code: 'gone', field: 'media' }],
  '409m': ['none/-', ['forget-upload'], { code: 'conflict', field: 'media', why: 'photo-here-already' }],
  // Steps of decoding
  decode: ['-/-', ['decode']],
  begin: ['-/processing', ['photo-processing', 'decode']],
  show: ['done/ready', ['put-files', 'remove-file', 'photo-ready', 'upload-done']],
  fail: ['done/failed', ['remove-file', 'photo-failed', 'upload-done']],
  unput: ['-/-', ['remove-put-files']],
  // Ends
  forget: ['none/-', ['forget-upload']],
  end: ['done/-', ['remove-file', 'upload-done']],
  lose: ['-/failed', ['photo-lost']],
  endlost: ['done/failed', ['remove-file', 'photo-lost', 'upload-done']],
  // Commands
  name: ['-/waiting', []],
  drop: ['-/dropped', ['let-files-go']],
  takedown: ['-/gone', ['let-files-go']],
};

/** Columns are the states of the photo, lines those of the upload; a line of one word is the same for every photo. */
const ROWS: Record<WayEvent, string[]> = {
  //                   unknown waiting processing ready failed gone dropped
  begin: ['404id start 409id 409id start 410id 404id', 'x', 'x', 'x'],
  'begin-failed': ['forget', 'forget', 'x', 'x'],
  'ask-offset': ['404', 'offset', 'whole', 'whole'],
  'send-piece': ['404', 'bytes', 'whole', 'whole'],
  cancel: ['404', 'forget', 'received', 'received'],
  whole: ['410', '410 look look look look look look', 'queue', '.'],
  'looks-like-photo': ['x', '410 take take 409m take 410m 410m', 'x', 'x'],
  'is-no-photo': ['x', '410 fault fault 409m fault 410m 410m', 'x', 'x'],
  turn: ['.', '.', 'end begin decode end begin end end', '.'],
  decoded: ['x', 'x', 'x x show x x x x', 'x'],
  undecodable: ['x', 'x', 'x x fail x x x x', 'x'],
  'not-shown': ['x', 'x', 'x x unput x x x x', 'x'],
  refused: ['.', 'forget', 'end', '.'],
  lost: ['. . lose . . . .', '. . lose . . . .', 'end end endlost end end end end', '. . lose . . . .'],
  expired: ['.', 'forget', '.', 'forget'],
  'let-go': ['.', '. . . . . forget forget', '. . . . . forget forget', '.'],
  named: Array<string>(4).fill('name . . . . . name'),
  dropped: Array<string>(4).fill('. drop drop drop drop . .'),
  'taken-down': Array<string>(4).fill('. takedown takedown takedown takedown . takedown'),
};

const IMPOSSIBLE: Partial<Record<WayEvent, string>> = {
  begin: 'begun-twice',
  'begin-failed': 'begun-twice',
  'looks-like-photo': 'look-not-asked-for',
  'is-no-photo': 'look-not-asked-for',
  decoded: 'decoding-not-asked-for',
  undecodable: 'decoding-not-asked-for',
  'not-shown': 'decoding-not-asked-for',
};

const cells = Object.entries(ROWS).flatMap(([event, lines]) =>
  UPLOADS.flatMap((upload, line) =>
    PHOTOS.map((photo, column) => {
      const words = lines[line]!.split(' ');
      return { event: event as WayEvent, upload, photo, word: words.length === 1 ? words[0]! : words[column]! };
    }),
  ),
);

test('the written rows of a photo’s way have a word for each of 19 events in each of 28 states', () => {
  expect(cells).toHaveLength(19 * 28);
  expect(cells.filter(({ word }) => word !== 'x' && MEANINGS[word] === undefined)).toEqual([]);
  for (const lines of Object.values(ROWS))
    for (const line of lines) expect([1, PHOTOS.length]).toContain(line.split(' ').length);
});

test.each(Object.keys(ROWS) as WayEvent[])('the event %s has its row in every state of upload and photo', (event) => {
  for (const { upload, photo, word } of cells.filter((cell) => cell.event === event)) {
    const step = () => stepOf({ upload, photo }, event);
    if (word === 'x') {
      expect(step).toThrow(`${event} cannot meet ${upload}/${photo}: ${IMPOSSIBLE[event] ?? 'nothing'}`);
      continue;
    }
    const [next, effects, deny] = MEANINGS[word]!;
    const [nextUpload, nextPhoto] = next.split('/');
    expect({ upload, photo, ...step() }).toEqual({
      upload,
      photo,
      next: { upload: nextUpload === '-' ? upload : nextUpload, photo: nextPhoto === '-' ? photo : nextPhoto },
      effects,
      ...(deny === undefined ? {} : { deny }),
    });
  }
});
