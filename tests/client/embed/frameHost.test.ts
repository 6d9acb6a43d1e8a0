/** The page's side of the talk with a frame: whose messages it takes, and which. */
import { askedBy, type Framed } from '../../../client/embed/frameHost.js';

const ORIGIN = 'https://live.example';
const WINDOW: unknown = { name: 'the window of the frame' };
const plain: Framed = { window: WINDOW, isOpaque: false, secret: '123' };
const sandboxed: Framed = { ...plain, isOpaque: true };

const height = { message: 'height', value: 640, secret: '123' };
const link = { message: 'link', value: `${ORIGIN}/live/baku`, secret: '123' };

const asked = (data: unknown, { frame = plain, origin = ORIGIN, source = WINDOW } = {}) =>
  askedBy({ source, origin, data }, frame, ORIGIN);

test('a height is taken from the frame’s own window and our origin, and kept within its limits', () => {
  expect(asked(height)).toEqual({ height: 640, isNew: false });
  expect(asked({ ...height, secret: undefined })).toEqual({ height: 640, isNew: true });
  expect(asked({ ...height, value: 1e9 })).toEqual({ height: 1_000, isNew: false });
  expect(asked({ ...height, value: -5 })).toEqual({ height: 200, isNew: false });
});

test('a frame in a sandbox speaks from the origin "null", and a frame outside of one does not', () => {
  expect(asked(height, { frame: sandboxed, origin: 'null' })).toEqual({ height: 640, isNew: false });
  expect(asked(height, { frame: sandboxed })).toBeNull();
  expect(asked(height, { origin: 'null' })).toBeNull();
});

test('a message from another window or another origin is not taken, whatever it says', () => {
  for (const data of [height, link]) {
    expect(asked(data, { source: { name: 'another frame' } })).toBeNull();
    expect(asked(data, { source: null })).toBeNull();
    expect(asked(data, { origin: 'https://evil.example' })).toBeNull();
    expect(asked(data, { origin: 'http://live.example' })).toBeNull();
    expect(asked(data, { frame: sandboxed, origin: 'https://evil.example' })).toBeNull();
  }
});

test.each([
  null,
  'height',
  7,
  {},
  { message: 'height' },
  { ...height, value: '640' },
  { ...height, value: NaN },
  { ...height, value: Infinity },
  { ...height, value: { valueOf: 640 } },
  { ...height, secret: 'of another script' },
  { ...height, secret: null },
  { message: 'ready', secret: '123' },
  { type: 'resize', height: 640 },
])('the message %j asks for nothing', (data) => {
  expect(asked(data)).toBeNull();
});

test.each([
  'https://evil.example/live/baku',
  'https://live.example.evil.example/',
  'https://live.example@evil.example/',
  'https://live.example:8443/live/baku',
  'javascript:alert(1)//live.example',
  'data:text/html,x',
  '/live/baku',
  '',
  7,
])('a link to %j is not followed', (value) => {
  expect(asked({ ...link, value })).toBeNull();
});

test('a link to our own server is followed, with the secret of this page alone', () => {
  expect(asked(link)).toEqual({ link: `${ORIGIN}/live/baku` });
  expect(asked(link, { frame: sandboxed, origin: 'null' })).toEqual({ link: `${ORIGIN}/live/baku` });
  expect(asked({ ...link, secret: undefined })).toBeNull();
  expect(asked({ ...link, secret: '124' })).toBeNull();
});
