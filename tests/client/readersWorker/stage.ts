/** A readers' worker's scope for tests: what it shows, opens and asks. */
import type { ReadersScope, ShownNotification } from '../../../client/readersWorker/scope.js';

export const SCOPE = 'https://live.example/live/baku';

export class Stage {
  /** Notifications by their tag, as a phone shows them. */
  readonly shown = new Map<string, ShownNotification & { options: Record<string, unknown> }>();
  readonly opened: string[] = [];
  readonly focused: string[] = [];
  windows: string[] = [];

  get scope(): ReadersScope {
    return {
      addEventListener: () => undefined,
      skipWaiting: () => Promise.resolve(),
      clients: {
        matchAll: () =>
          Promise.resolve(this.windows.map((url) => ({ url, focus: async () => void this.focused.push(url) }))),
        openWindow: async (address) => void this.opened.push(address),
      },
      registration: {
        scope: SCOPE,
        unregister: () => Promise.resolve(true),
        pushManager: {} as PushManager,
        showNotification: async (title, options) => this.show(title, options as Record<string, unknown>),
        getNotifications: async ({ tag }) => [...this.shown.values()].filter((one) => one.tag === tag),
      },
    };
  }

  private show(title: string, options: Record<string, unknown>): void {
    const { tag = '', body = '', lang = '', dir = 'auto', data = null } = options as Partial<ShownNotification>;
    this.shown.set(tag, { title, tag, body, lang, dir, data, close: () => void this.shown.delete(tag), options });
  }
}
