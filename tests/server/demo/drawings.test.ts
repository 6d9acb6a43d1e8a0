/** The demo's drawings become pictures that a phone could have sent: of some size, whole, not blank, each unlike the others. */
import sharp from 'sharp';
import { createDrawings, DRAWINGS, type DrawingName } from '../../../server/demo/drawings.js';

const names = Object.keys(DRAWINGS) as DrawingName[];
const draw = createDrawings();

test.each(names)('%s is a JPEG of its own proportions, with light and shade in it', async (name) => {
  const bytes = await draw(name);
  const { format, width, height } = await sharp(bytes).metadata();
  const sheet = DRAWINGS[name]();
  expect([format, width, height]).toEqual(['jpeg', sheet.width, sheet.height]);
  expect(Math.max(width, height)).toBeGreaterThanOrEqual(1_500);
  const { channels } = await sharp(bytes).stats();
  for (const { stdev } of channels) expect(stdev).toBeGreaterThan(15);
});

test('upright, landscape and very wide ones are among them', () => {
  const shapes = names.map((name) => DRAWINGS[name]().width / DRAWINGS[name]().height);
  expect(Math.min(...shapes)).toBeLessThan(0.9);
  expect(Math.max(...shapes)).toBeGreaterThan(2);
  expect(shapes.some((shape) => shape > 1.2 && shape < 1.6)).toBe(true);
});

test('a drawing needs no font, loads nothing, and is the same each time', () => {
  for (const name of names) {
    const { svg } = DRAWINGS[name]();
    // Compared so that a fault does not print the whole picture.
    expect(/<text|<image|href|<script|NaN/.exec(svg)).toBeNull();
    expect(DRAWINGS[name]().svg === svg).toBe(true);
  }
});
