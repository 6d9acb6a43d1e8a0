import { fitted } from '../../../../client/reporter/photos/prepared.js';

test.each([
  ['a photo of 12 megapixels is made smaller', [4_032, 3_024], [2_560, 1_920]],
  ['an upright one by its height', [3_024, 4_032], [1_920, 2_560]],
  ['a small one stays as it is', [640, 480], [640, 480]],
  ['a line keeps a pixel', [100_000, 1], [2_560, 1]],
] as const)('%s', (_what, [width, height], [to, high]) => {
  expect(fitted(width, height, 2_560)).toEqual({ width: to, height: high });
});
