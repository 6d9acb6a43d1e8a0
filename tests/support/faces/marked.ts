/** The faces in the sample pictures, marked by hand from brow to chin, and from ear to ear where both are seen. */
export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Sample =
  | 'group-1'
  | 'group-2'
  | 'solvay1927'
  | 'stock-group-1'
  | 'stock-group-2'
  | 'person-tasia'
  | 'background';

/** Left, top, width, height, in pixels. */
const PLACES: Record<Sample, readonly (readonly [number, number, number, number])[]> = {
  // People who are seen from behind are not marked, nor a cheek beside somebody's hair.
  'group-1': [
    ...([
      [112, 423, 112, 112],
      [312, 451, 107, 108],
      [436, 472, 100, 100],
      [532, 433, 36, 36],
    ] as const),
    ...([
      [572, 373, 90, 88],
      [634, 487, 82, 82],
      [813, 413, 75, 75],
      [816, 512, 80, 80],
    ] as const),
    ...([
      [1004, 332, 78, 78],
      [1028, 504, 80, 80],
      [1144, 512, 84, 88],
      [1156, 381, 78, 78],
    ] as const),
    ...([
      [1252, 460, 88, 92],
      [1362, 470, 99, 98],
      [1434, 555, 114, 116],
    ] as const),
  ],
  'group-2': [
    [232, 236, 120, 120],
    [448, 112, 128, 126],
    [656, 240, 112, 112],
  ],
  solvay1927: [
    ...([
      [92, 214, 62, 62],
      [156, 282, 66, 66],
      [289, 232, 62, 63],
      [322, 19, 59, 59],
      [376, 288, 68, 68],
    ] as const),
    ...([
      [484, 67, 54, 54],
      [494, 214, 60, 60],
      [593, 115, 63, 62],
      [596, 281, 62, 62],
      [720, 210, 66, 66],
    ] as const),
    ...([
      [779, 81, 58, 58],
      [842, 289, 64, 66],
      [958, 111, 56, 55],
      [972, 194, 58, 58],
      [1096, 264, 72, 74],
    ] as const),
    ...([
      [1133, 69, 56, 55],
      [1161, 189, 61, 61],
      [1281, 80, 58, 58],
      [1312, 268, 68, 68],
    ] as const),
    ...([
      [1366, 207, 59, 60],
      [1432, 70, 62, 62],
      [1476, 264, 52, 56],
      [1580, 212, 68, 68],
    ] as const),
    ...([
      [1602, 64, 58, 56],
      [1702, 276, 64, 62],
      [1713, 0, 62, 56],
      [1780, 232, 56, 56],
    ] as const),
    ...([
      [1799, 69, 60, 61],
      [1864, 299, 64, 64],
    ] as const),
  ],
  'stock-group-1': [
    ...([
      [112, 578, 82, 82],
      [166, 336, 63, 64],
      [230, 422, 66, 66],
      [285, 266, 45, 48],
      [279, 132, 46, 46],
    ] as const),
    ...([
      [289, 196, 57, 56],
      [292, 664, 84, 84],
      [368, 440, 76, 76],
      [393, 192, 36, 36],
      [410, 313, 61, 61],
    ] as const),
    ...([
      [453, 134, 38, 40],
      [468, 376, 62, 62],
      [473, 180, 52, 52],
      [474, 262, 50, 50],
      [567, 570, 92, 92],
    ] as const),
  ],
  'stock-group-2': [
    [186, 262, 63, 63],
    [454, 373, 52, 53],
    [838, 140, 60, 60],
    [976, 294, 57, 58],
  ],
  'person-tasia': [[448, 152, 176, 176]],
  background: [],
};

export const SAMPLES = Object.keys(PLACES) as Sample[];

export function marksOf(sample: Sample): Mark[] {
  return PLACES[sample].map(([x, y, width, height]) => ({ x, y, width, height }));
}
