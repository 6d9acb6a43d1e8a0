/** Looks at pictures that are covered, on the screen and as they were sent. */
import type { Page } from 'playwright-core';
import sharp, { type Region } from 'sharp';
import { rowsOf } from '../../support/phoneDisk.js';

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Taps at a place of the picture, in fractions of it. */
export async function tap(page: Page, x: number, y: number): Promise<void> {
  const box = await page.locator('.cover-picture canvas').boundingBox();
  if (box === null) throw new Error('there is no picture to tap');
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}

/** The marks' places in the picture, in fractions of it, as the page shows them. */
export function places(page: Page): Promise<Place[]> {
  return page.locator('.cover-mark').evaluateAll((marks: HTMLElement[]) =>
    marks.map(({ style }) => {
      const part = (value: string) => Number.parseFloat(value) / 100;
      return { x: part(style.left), y: part(style.top), width: part(style.width), height: part(style.height) };
    }),
  );
}

/** The marks' places as the phone has them on its disk. */
export async function keptPlaces(page: Page): Promise<Place[]> {
  const rows = (await rowsOf(page, 'photos')) as { open?: { marks: { all: Place[] } } }[];
  return rows.flatMap(({ open }) => open?.marks.all ?? []);
}

/** Whether two lists name the same places; a style sheet rounds them. */
export function areSame(some: readonly Place[], others: readonly Place[]): boolean {
  const numbers = ({ x, y, width, height }: Place) => [x, y, width, height];
  const [one, other] = [some.flatMap(numbers), others.flatMap(numbers)];
  return one.length === other.length && one.every((value, at) => Math.abs(value - (other[at] ?? NaN)) < 0.001);
}

/** The brightest value in a place of a picture. */
export async function brightest(picture: Buffer, { x, y, width, height }: Place) {
  const { width: wide, height: high } = await sharp(picture).metadata();
  // The inner half of an ellipse's box lies in the ellipse.
  const inside = {
    left: Math.round((x + width / 4) * wide),
    top: Math.round((y + height / 4) * high),
    width: Math.round((width / 2) * wide),
    height: Math.round((height / 2) * high),
  };
  const { channels } = await sharp(await sharp(picture).extract(inside).toBuffer()).stats();
  return Math.max(...channels.map(({ max }) => max));
}

/** The mean difference of two pictures in a region. */
export async function apart(picture: Buffer, other: Buffer, region: Region): Promise<number> {
  const [one, two] = await Promise.all([picture, other].map((file) => sharp(file).extract(region).raw().toBuffer()));
  const total = [...(one ?? [])].reduce((sum, value, at) => sum + Math.abs(value - (two?.[at] ?? 0)), 0);
  return total / (one?.length ?? 1);
}

/** Gives noise in place of pixels, as browsers do that resist fingerprinting. */
export function givesNoise(): void {
  for (const kind of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const read = kind.prototype.getImageData;
    kind.prototype.getImageData = function (...area: Parameters<typeof read>) {
      const pixels = read.apply(this, area);
      return new ImageData(
        pixels.data.map((value) => 255 - value),
        pixels.width,
        pixels.height,
      );
    };
  }
}
