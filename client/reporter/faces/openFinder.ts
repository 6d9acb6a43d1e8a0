/** The search of this browser, as it is built: the page names the folder of its files. */
import type { Signal } from '@preact/signals';
import { after } from '../../account/device.js';
import { DeviceFinder } from './deviceFinder.js';
import type { FinderState } from './finder.js';
import { areFilesKept } from './keptFiles.js';
import { pixelsOf } from './picturePixels.js';

/** The address of the folder, `/report/faces/<hash>/`: written by server/build/faces.mjs. */
declare const RALLYLINE_FACES: string;
const THREAD = 'thread.js';

export function openFinder(state: Signal<FinderState>): DeviceFinder {
  return new DeviceFinder({
    ...{ state, after, pixelsOf },
    openThread: () => new Worker(RALLYLINE_FACES + THREAD),
    areFilesKept: () => areFilesKept(RALLYLINE_FACES, THREAD),
  });
}
