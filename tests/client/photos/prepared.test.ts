import { fitted } from '../../../client/photos/prepared.js';

test.each([
  ['a photo of 12 megapixels', [4_032, 3_024], [2_048, 1_536]],
  ['an upright photo', [3_024, 4_032], [1_536, 2_048]],
  ['a small photo', [640, 480], [640, 480]],
  ['a picture of a single row', [100_000, 1], [2_048, 1]],
] as const)('%s is scaled from %j to %j before it is sent', (_what, [width, height], [to, high]) => {
  expect(fitted(width, height, 2_048)).toEqual({ width: to, height: high });
});
