/** A browser's subscriptions, played: no push service can be reached from tests. All else of the browser is its own. */
import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { browserKeys } from './decrypted.js';

/** The item of a page's store in which the key of the subscription stands, as long as there is one. */
export const PLAYED = 'the played subscription';

/** `answer`: what the reader says when the browser asks. `window.asked` counts how often it did. */
export async function playSubscriptions(
  context: BrowserContext,
  answer: NotificationPermission = 'granted',
): Promise<void> {
  await context.addInitScript(
    ([endpoint, keys, known, answered]) => {
      const made = (key: string): PushSubscription =>
        ({
          endpoint,
          options: { applicationServerKey: Uint8Array.from(atob(key), (one) => one.charCodeAt(0)).buffer },
          toJSON: () => ({ endpoint, expirationTime: null, keys }),
          unsubscribe: async () => (localStorage.removeItem(known), true),
        }) as unknown as PushSubscription;
      const asked = { permissions: 0 };
      Object.assign(window, { asked });
      // A browser without a screen refuses notifications, whatever it is told.
      Object.defineProperty(Notification, 'permission', { get: () => (asked.permissions > 0 ? answered : 'default') });
      Notification.requestPermission = async () => ((asked.permissions += 1), answered);
      PushManager.prototype.subscribe = async (wish) => {
        const key = String(wish?.applicationServerKey).replace(/-/g, '+').replace(/_/g, '/');
        localStorage.setItem(known, key);
        return made(key);
      };
      PushManager.prototype.getSubscription = async () => {
        const key = localStorage.getItem(known);
        return key === null ? null : made(key);
      };
    },
    [`https://push.invalid/${randomUUID()}`, browserKeys().keys, PLAYED, answer] as const,
  );
}
