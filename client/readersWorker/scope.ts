/** The readers' worker's own global scope, as far as it is used: TypeScript's library for pages does not have it. */
export interface LifetimeEvent {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface PushEvent extends LifetimeEvent {
  data: { json: () => unknown } | null;
}

export interface ShownNotification {
  close: () => void;
  title: string;
  body: string;
  lang: string;
  dir: NotificationDirection;
  tag: string;
  data: unknown;
}

export interface ClickEvent extends LifetimeEvent {
  notification: ShownNotification;
}

/** Some browsers renew a subscription by themselves, others only tell that the old one is over. */
export interface RenewalEvent extends LifetimeEvent {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

export interface AskedEvent extends LifetimeEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

export interface MessageToWorker extends LifetimeEvent {
  data: unknown;
  ports: readonly Pick<MessagePort, 'postMessage'>[];
}

interface OpenWindow {
  url: string;
  focus: () => Promise<unknown>;
}

export interface ReadersScope {
  addEventListener(type: 'install', listener: () => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageToWorker) => void): void;
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void;
  addEventListener(type: 'pushsubscriptionchange', listener: (event: RenewalEvent) => void): void;
  skipWaiting: () => Promise<void>;
  clients: {
    matchAll: (of: { type: 'window'; includeUncontrolled: true }) => Promise<OpenWindow[]>;
    openWindow: (address: string) => Promise<unknown>;
  };
  registration: {
    scope: string;
    pushManager: PushManager;
    unregister: () => Promise<boolean>;
    showNotification: (title: string, options: object) => Promise<void>;
    getNotifications: (of: { tag: string }) => Promise<ShownNotification[]>;
  };
}
