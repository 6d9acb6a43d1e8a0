/**
 * The part of the worker that sends what waits while no page is open: the browser wakes it once there is a network. A
 * script of its own, so that browsers without Background Sync load none of it.
 */
import { httpApi } from '../account/api.js';
import { after } from '../account/device.js';
import { halfHeader } from '../account/half.js';
import { mintId } from '../account/ids.js';
import { Methods } from '../account/methods.js';
import { phoneNetwork, type Connection } from '../reporter/network.js';
import { ChunkSizer } from '../photos/upload/chunkSizer.js';
import { byFetch, withHeaders } from '../photos/upload/exchange.js';
import { tusUpload } from '../photos/upload.js';
import { PhotoWishes } from '../reporter/photos/photoWishes.js';
import { openPhoneStore, type PhoneStore } from '../reporter/store/phoneStore.js';
import { END, SEND_TAG, type SendingScope } from './scope.js';
import { lentHalf } from './sending/lentHalf.js';
import { Round, type RoundParts } from './sending/round.js';
import { workersTurn } from './sending/turn.js';

const worker = self as unknown as SendingScope;

worker.addEventListener('sync', (event) => {
  if (event.tag === SEND_TAG) event.waitUntil(sendWhatWaits());
});

/** Whether the phone was wiped: no store is opened from here on, which would make it anew. */
let isOver = false;
worker.addEventListener('message', ({ data }) => {
  if (data === END) isOver = true;
});

/** Rejects where something is left that a later attempt may send: the browser then wakes the worker once more. */
async function sendWhatWaits(): Promise<void> {
  if ((await isSeen()) || isOver) return;
  const store = await openPhoneStore();
  const round = new Round(partsOver(store));
  // A store that is over answers nobody: what is under way ends without it.
  void store.ended.then(() => round.stop());
  try {
    await Promise.race([round.run(), store.ended]);
  } finally {
    await Promise.race([store.shelf.stored(), store.ended]);
    store.close();
  }
}

/** A page that somebody sees sends by itself. */
async function isSeen(): Promise<boolean> {
  const pages = await worker.clients.matchAll({ type: 'window' });
  return pages.some(({ visibilityState }) => visibilityState === 'visible');
}

function partsOver({ items, photos, shelf, half, end }: PhoneStore): RoundParts {
  const fetchIt: typeof fetch = (...asked) => fetch(...asked);
  const methods = new Methods();
  const chunks = new ChunkSizer(Date.now);
  const network = phoneNetwork((navigator as { connection?: Connection }).connection);
  const wishes = new PhotoWishes({ shelf, network, speed: () => null, onMoved: () => undefined });
  return {
    ...{ store: items, shelf, after },
    api: httpApi(fetchIt, lentHalf(half), methods),
    uploadAs: (headers) => {
      const exchange = withHeaders(byFetch(fetchIt), () => ({ ...headers, ...halfHeader(half) }));
      return tusUpload({ files: photos, origin: location.origin, methods, chunks, exchange });
    },
    senderLock: workersTurn(navigator.locks),
    mayPhotosGo: wishes.mayGo,
    revoked: () => end('revoked'),
    now: Date.now,
    newId: mintId,
    random: Math.random,
  };
}
