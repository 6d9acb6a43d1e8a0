/** The promises of the machine of a photo's way, in every state, whatever happens. */
import type { MediaState } from '../../../shared/entry.js';
import { isAwaited } from '../../../shared/may.js';
import { illegalState, mayMoveInEntry, stepOf } from '../../../server/media/photoWay.js';
import { TABLE } from '../../../server/media/photoWay/table.js';
import type {
  Effect,
  PhotoStanding,
  Step,
  UploadStanding,
  WayEvent,
  WayState,
} from '../../../server/media/photoWay/terms.js';

const UPLOADS: UploadStanding[] = ['none', 'receiving', 'received', 'done'];
const PHOTOS: PhotoStanding[] = ['unknown', 'waiting', 'processing', 'ready', 'failed', 'gone', 'dropped'];
const EVENTS = Object.keys(TABLE) as WayEvent[];
const STATES: WayState[] = UPLOADS.flatMap((upload) => PHOTOS.map((photo) => ({ upload, photo })));

interface Way extends Step {
  from: WayState;
  event: WayEvent;
}

function stepAt(from: WayState, event: WayEvent): Way[] {
  try {
    return [{ from, event, ...stepOf(from, event) }];
  } catch {
    return [];
  }
}

const waysFrom = (state: WayState): Way[] => EVENTS.flatMap((event) => stepAt(state, event));
const WAYS = STATES.flatMap(waysFrom);
const said = ({ from, event, next }: Way): string =>
  `${event}: ${from.upload}/${from.photo} -> ${next.upload}/${next.photo}`;
const offending = (isWrong: (way: Way) => boolean): string[] => WAYS.filter(isWrong).map(said);
const comesBefore = (effects: readonly Effect[], first: Effect, second: Effect): boolean =>
  !effects.includes(second) || (effects.includes(first) && effects.indexOf(first) < effects.indexOf(second));

test('[T1] a photo that was taken down stays gone in every state and with every event', () => {
  expect(offending(({ from, next }) => from.photo === 'gone' && next.photo !== 'gone')).toEqual([]);
});

test('the server takes the bytes of every photo that phones believe it waits for, and of none that is here or gone', () => {
  const lost = { state: 'failed', fault: { code: 'lost', message: 'x' } } as const;
  const photos = [...PHOTOS.map((state) => ({ state })), lost];
  const taken = ({ state: photo }: (typeof photos)[number]): boolean =>
    stepOf({ upload: 'none', photo }, 'begin').deny === undefined;
  expect(photos.filter(isAwaited).map(({ state }) => state)).toEqual(['waiting', 'failed']);
  expect(photos.filter(isAwaited).every(taken)).toBe(true);
  expect(photos.filter((photo) => !taken(photo)).map(({ state }) => state)).toEqual([
    'unknown',
    'processing',
    'ready',
    'gone',
    'dropped',
  ]);
});

test('a refused upload leaves nothing: its file and its record go with the refusal', () => {
  const isWork = ({ event }: Way): boolean => ['whole', 'looks-like-photo', 'is-no-photo'].includes(event);
  const keeps = ({ next, effects }: Way): boolean => next.upload !== 'none' || !effects.includes('forget-upload');
  expect(WAYS.filter((way) => isWork(way) && way.deny !== undefined).length).toBeGreaterThan(10);
  expect(offending((way) => isWork(way) && way.deny !== undefined && keeps(way))).toEqual([]);
});

test('a refused request of a phone changes nothing', () => {
  const isPhones = ({ event }: Way): boolean => ['begin', 'ask-offset', 'send-piece', 'cancel'].includes(event);
  const changes = ({ from, next, effects }: Way): boolean =>
    effects.length > 0 || next.upload !== from.upload || next.photo !== from.photo;
  expect(offending((way) => isPhones(way) && way.deny !== undefined && changes(way))).toEqual([]);
});

test('an upload that ends, or is forgotten, leaves no file', () => {
  const ends = ({ from, next }: Way): boolean =>
    next.upload !== from.upload && (next.upload === 'none' || next.upload === 'done');
  const removes = ({ effects }: Way): boolean => effects.includes('forget-upload') || effects.includes('remove-file');
  expect(offending((way) => ends(way) && !removes(way))).toEqual([]);
});

test('each change of a state has the effect that stores it, and no effect stores another', () => {
  const byUpload = {
    none: 'forget-upload',
    receiving: 'make-upload',
    received: 'upload-received',
    done: 'upload-done',
  };
  const moves: Effect[] = ['photo-processing', 'photo-ready', 'photo-failed', 'photo-lost'];
  const byPhoto: Partial<Record<PhotoStanding, Effect[]>> = {
    processing: ['photo-processing'],
    ready: ['photo-ready'],
    failed: ['photo-failed', 'photo-lost'],
  };
  const isCommand = ({ event }: Way): boolean => ['named', 'dropped', 'taken-down'].includes(event);
  expect(
    offending(
      ({ from, next, effects }) => next.upload !== from.upload && !effects.includes(byUpload[next.upload] as Effect),
    ),
  ).toEqual([]);
  expect(
    offending(
      (way) =>
        !isCommand(way) &&
        way.effects.filter((effect) => moves.includes(effect)).some((move) => !byPhoto[way.next.photo]?.includes(move)),
    ),
  ).toEqual([]);
  expect(
    offending(
      (way) =>
        !isCommand(way) &&
        way.next.photo !== way.from.photo &&
        !way.effects.some((effect) => byPhoto[way.next.photo]?.includes(effect)),
    ),
  ).toEqual([]);
});

test('[O4] every move of a photo is one that the newsroom takes, or repeats a move that it knows by its command', () => {
  const isTaken = ({ from, next, event }: Way): boolean =>
    from.photo === 'unknown' ||
    from.photo === 'dropped' ||
    (next.photo !== 'processing' && next.photo !== 'ready' && next.photo !== 'failed')
      ? false
      : mayMoveInEntry(from.photo, next.photo) || (event === 'looks-like-photo' && from.photo === 'processing');
  const moves = ({ effects }: Way): boolean => effects.some((effect) => effect.startsWith('photo-'));
  expect(WAYS.filter(moves).length).toBeGreaterThan(10);
  expect(offending((way) => moves(way) && !isTaken(way))).toEqual([]);
  const all: MediaState[] = ['waiting', 'processing', 'ready', 'failed', 'gone'];
  const accepted = all.flatMap((from) =>
    (['processing', 'ready', 'failed'] as const)
      .filter((to) => mayMoveInEntry(from, to))
      .map((to) => `${from} -> ${to}`),
  );
  expect(accepted).toEqual([
    'waiting -> processing',
    'waiting -> failed',
    'processing -> ready',
    'processing -> failed',
    'failed -> processing',
    'failed -> failed',
  ]);
});

test('the file that the phone sent is removed before its photo is shown, and settled before its photo is promised', () => {
  expect(offending(({ effects }) => !comesBefore(effects, 'remove-file', 'photo-ready'))).toEqual([]);
  expect(
    offending(({ effects }) => !comesBefore(effects, 'put-files', 'remove-file') && effects.includes('put-files')),
  ).toEqual([]);
  expect(offending(({ effects }) => !comesBefore(effects, 'settle-file', 'upload-received'))).toEqual([]);
  expect(offending(({ effects }) => !comesBefore(effects, 'photo-processing', 'upload-received'))).toEqual([]);
});

/** An end: nothing of the photo is on its way, and nobody waits for the server. */
const isEnd = ({ upload, photo }: WayState): boolean =>
  (upload === 'none' || upload === 'done') && photo !== 'processing';

test('from every state an end is reached by what the server does alone, without a phone or an editor', () => {
  const own: WayEvent[] = ['whole', 'looks-like-photo', 'turn', 'decoded', 'undecodable', 'lost', 'expired', 'let-go'];
  const stuck = STATES.filter((state) => {
    const seen = [state];
    for (const at of seen)
      for (const { next } of own.flatMap((event) => stepAt(at, event)))
        if (!seen.some(({ upload, photo }) => upload === next.upload && photo === next.photo)) seen.push(next);
    return !seen.some(isEnd);
  });
  expect(stuck).toEqual([]);
});

test('the one illegal state is an upload of no photo; nothing leads into it, and every way of work leads out', () => {
  expect(STATES.filter((state) => illegalState(state) !== null).map(({ upload }) => upload)).toEqual([
    'receiving',
    'received',
    'done',
  ]);
  expect(offending(({ from, next }) => illegalState(from) === null && illegalState(next) !== null)).toEqual([]);
  expect(stepOf({ upload: 'receiving', photo: 'unknown' }, 'whole').next.upload).toBe('none');
  expect(stepOf({ upload: 'received', photo: 'unknown' }, 'turn').next.upload).toBe('done');
});

test('requests of a phone about its upload are judged by the upload alone', () => {
  for (const event of ['ask-offset', 'send-piece', 'cancel', 'expired'] as const)
    for (const upload of UPLOADS) {
      const steps = PHOTOS.map((photo) => {
        const { next, effects, deny } = stepOf({ upload, photo }, event);
        return JSON.stringify([next.upload, effects, deny]);
      });
      expect([event, upload, new Set(steps).size]).toEqual([event, upload, 1]);
    }
});
