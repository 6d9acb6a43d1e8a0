/**
 * The readers' worker of one blog. It shows what the server tells, opens an entry at a tap, and renews its subscription;
 * where its reader keeps a copy of the blog, it answers where no network does.
 */
import { keepCopy, takeOutGone } from './keeping.js';
import { openEntry } from './opening.js';
import { renewSubscription } from './renewing.js';
import type { ReadersScope } from './scope.js';
import { showMessage } from './showing.js';

declare const RALLYLINE_ICON: string;

const worker = self as unknown as ReadersScope;

const keeper = keepCopy(worker, location.search);

// A newer build takes over at once: no page depends on the one before, and a kept page has its own files.
worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('push', (event) => {
  event.waitUntil(showMessage(worker, event.data, RALLYLINE_ICON));
  event.waitUntil(takeOutGone(keeper, event.data));
});
worker.addEventListener('notificationclick', (event) => event.waitUntil(openEntry(worker, event.notification)));
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewSubscription(worker, event)));
