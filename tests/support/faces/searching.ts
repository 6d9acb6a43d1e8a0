/** The built thread that searches for faces, asked by a page of a real browser. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { FaceBox } from '../../../client/reporter/faces/finder.js';
import type { ThreadAnswer, ThreadTask } from '../../../client/reporter/faces/threadTask.js';

const MANIFEST = path.resolve(import.meta.dirname, '../../../dist/client/.vite/manifest.json');

/** The address of the built thread. */
export async function threadAddress(): Promise<string> {
  const manifest = JSON.parse(await readFile(MANIFEST, 'utf8')) as Record<string, { file: string } | undefined>;
  const file = manifest['reporter/faces/thread.ts']?.file;
  if (file === undefined) throw new Error('the build has no search of faces');
  return `/report/${file}`;
}

export interface Searched {
  faces: FaceBox[];
  ms: number;
  /** The picture as the page decoded it. */
  size: { width: number; height: number };
}

/** Starts the thread in a page of our own origin; rejects where it cannot search. */
export async function startSearching(page: Page): Promise<void> {
  await page.evaluate(
    async (address) => {
      const thread = new Worker(address);
      const ask = (task: ThreadTask, handedOver: Transferable[] = []) =>
        new Promise<ThreadAnswer>((resolve, reject) => {
          thread.onmessage = ({ data }: MessageEvent<ThreadAnswer>) => resolve(data);
          thread.onerror = () => reject(new Error('the thread failed'));
          thread.postMessage(task, handedOver);
        });
      const ready = await ask({ is: 'load' });
      if (ready.is === 'failed') throw new Error(ready.why);
      Object.assign(globalThis, { askFaces: ask });
    },
    await threadAddress(),
  );
}

/** Searches a picture. `longSide`: its size before it is searched; at 256 it is searched in one piece, without smaller squares. */
export async function searchIn(page: Page, jpeg: Buffer, longSide = 2_048): Promise<Searched> {
  return page.evaluate(searched, { jpeg: jpeg.toString('base64'), longSide });
}

/** Runs in the page. */
async function searched({ jpeg, longSide }: { jpeg: string; longSide: number }): Promise<Searched> {
  const { askFaces: ask } = globalThis as unknown as {
    askFaces: (task: ThreadTask, handedOver: Transferable[]) => Promise<ThreadAnswer>;
  };
  const bytes = Uint8Array.from(atob(jpeg), (sign) => sign.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const data = new Uint8Array(context.getImageData(0, 0, width, height).data.buffer);
  const begun = performance.now();
  const answer = await ask({ is: 'find', picture: { width, height, data } }, [data.buffer]);
  if (answer.is !== 'found') throw new Error(JSON.stringify(answer));
  return {
    faces: answer.faces,
    ms: performance.now() - begun,
    size: { width: bitmap.width, height: bitmap.height },
  };
}
