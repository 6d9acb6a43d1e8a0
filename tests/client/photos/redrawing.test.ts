import { afterEach, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { Redrawing } from '../../../client/photos/redrawing.js';
import { asTaken } from '../../support/photos/asTaken.js';

afterEach(() => void Reflect.deleteProperty(globalThis, 'Worker'));

const photo = async () => new Blob([new Uint8Array(await asTaken({ width: 320, height: 240, seed: 4 }))]);
const widthOf = async (blob: Blob) => (await sharp(Buffer.from(await blob.arrayBuffer())).metadata()).width;

/** Gives the browser threads, each of which answers a job with `answer`, or fails. */
function threadsThat(answer: 'fail' | null): string[] {
  const told: string[] = [];
  class Thread extends EventTarget {
    postMessage(): void {
      told.push('asked');
      const event = answer === null ? new MessageEvent('message', { data: null }) : new Event('error');
      queueMicrotask(() => this.dispatchEvent(event));
    }
    terminate(): void {
      told.push('ended');
    }
  }
  Object.assign(globalThis, { Worker: Thread });
  return told;
}

test('a photo is redrawn in the page where the browser has no threads', async () => {
  const redrawing = new Redrawing();
  redrawing.start();
  const { file, thumbnail } = await redrawing.redrawn(await photo(), 160);
  expect([await widthOf(file), await widthOf(thumbnail)]).toEqual([160, 160]);
});

test('a photo is redrawn in the page where the thread fails, and so is the next one', async () => {
  const told = threadsThat('fail');
  const redrawing = new Redrawing();
  redrawing.start();
  for (let count = 0; count < 2; count += 1) {
    expect(await widthOf((await redrawing.redrawn(await photo(), 160)).file)).toBe(160);
  }
  expect(told).toEqual(['asked', 'ended']);
});

test('a file of which the thread can make nothing is refused, and the page does not take seconds for it, too', async () => {
  threadsThat(null);
  const redrawing = new Redrawing();
  redrawing.start();
  await expect(redrawing.redrawn(await photo(), 160)).rejects.toThrow();
  redrawing.stop();
});
