/** HEICs that leave a phone whose browser cannot open them: the picture is there, and nothing else is. */
import { readFile } from 'node:fs/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { bared } from '../../../client/photos/heic.js';
import { ready, runPipeline } from '../../server/media/pipeline/house.js';
import { box } from '../../support/photos/chunks.js';
import { encodedHeic } from '../../support/photos/hevc.js';
import { heif, onePiece, tiled } from '../../support/photos/heif.js';
import { CORNERS, cornersOf, HEIGHT, marked, WIDTH } from '../../support/photos/marked.js';
import { tracesIn } from '../../support/photos/trace.js';

jest.setTimeout(60_000);

runPipeline();

async function bare(bytes: Buffer): Promise<Buffer> {
  return Buffer.from(await (await bared(new Blob([new Uint8Array(bytes)]))).arrayBuffer());
}

describe('a HEIC with everything hidden in it', () => {
  test.each([1, 5, 6])(
    'a HEIC stored as orientation %p leaves the phone without a trace of its metadata, and the server opens it upright',
    async (turned) => {
      const bytes = await marked('heic', turned);
      expect(new Set(tracesIn(bytes)).size).toBeGreaterThan(20);
      const left = await bare(bytes);
      expect(tracesIn(left)).toEqual([]);
      expect(left.includes('Exif')).toBe(true);
      const result = await ready(left);
      expect(result).toMatchObject({ width: WIDTH, height: HEIGHT });
      const whole = await cornersOf((await ready(bytes)).files[0]!.path);
      expect(await cornersOf(result.files[0]!.path)).toEqual(whole);
    },
  );

  test('a HEIC loses its film whole, not only the content: nobody pays for sending blank bytes', async () => {
    const bytes = heif({ ...onePiece('upright', WIDTH, HEIGHT), trailing: box('mpvd', Buffer.alloc(5_000_000, 1)) });
    expect((await bare(bytes)).length).toBeLessThan(3_000);
  });

  test('a HEIC loses the messages that an encoder wrote into its coded picture', async () => {
    const picture = onePiece('upright', WIDTH, HEIGHT);
    const message = Buffer.from('\0\0\0\x16\x4e\x01TRACEcamera message\x80', 'latin1');
    message.writeUInt32BE(message.length - 4);
    const items = picture.items.map((item) => ({ ...item, data: Buffer.concat([message, item.data]) }));
    const left = await bare(heif({ ...picture, items }));
    expect(tracesIn(left)).toEqual([]);
    for (const [at, corner] of (await cornersOf((await ready(left)).files[0]!.path)).entries())
      for (const [channel, value] of corner.entries())
        expect(Math.abs(value - CORNERS[at]![channel]!)).toBeLessThan(40);
  });
});

test('a HEIC keeps its tiles and its transparency when its metadata is taken away', async () => {
  const left = await ready(await bare(heif(tiled(8, 6, 4032, 3024, [512, 512]))));
  expect(left).toMatchObject({ width: 4032, height: 3024 });
  const clear = await ready(await bare(encodedHeic('clear')));
  expect(Math.min(...(await cornersOf(clear.files[0]!.path))[1]!)).toBeGreaterThan(245);
  const deep = await ready(await bare(encodedHeic('deep')));
  expect(await readFile(deep.files[0]!.path)).toEqual(
    await readFile((await ready(encodedHeic('deep'))).files[0]!.path),
  );
});

test.each([
  ['ends midway', () => encodedHeic('upright').subarray(0, -20)],
  ['ends in its head', () => encodedHeic('upright').subarray(0, 200)],
  ['is none', () => Buffer.from('no picture at all')],
  ['is empty', () => Buffer.alloc(0)],
  ['holds a picture of another kind', () => heif({ ...onePiece('upright', 9, 9), properties: [] })],
  ['names a main picture that is not there', () => heif({ ...onePiece('upright', 9, 9), main: 7 })],
])('a HEIC that %s does not leave', async (_, make) => {
  await expect(bare(make())).rejects.toThrow();
});

test('a HEIC with a changed byte is bared or refused in time, and never longer than it was', async () => {
  const whole = await marked('heic', 1);
  for (let at = 0; at < 1_200; at += 7) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at]! + 129) % 256;
    const left = await bare(bytes).catch(() => null);
    if (left !== null) expect(left.length).toBeLessThanOrEqual(whole.length);
  }
});
