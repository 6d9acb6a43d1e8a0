/**
 * The readers' worker of one blog. It shows what the server tells, opens an entry at a tap, and renews its subscription;
 * keeping nothing, and answering no request of a page. An offline copy, where a reader asks for it, comes as another part
 * beside these.
 */
import { openEntry } from './opening.js';
import { renewSubscription } from './renewing.js';
import type { ReadersScope } from './scope.js';
import { showMessage } from './showing.js';

declare const RALLYLINE_ICON: string;

const worker = self as unknown as ReadersScope;

// A newer build takes over at once: no page depends on the one before.
worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('push', (event) => event.waitUntil(showMessage(worker, event.data, RALLYLINE_ICON)));
worker.addEventListener('notificationclick', (event) => event.waitUntil(openEntry(worker, event.notification)));
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewSubscription(worker, event)));
