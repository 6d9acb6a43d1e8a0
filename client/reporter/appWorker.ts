/**
 * The page's side of the worker that keeps the app for hours without a network. Where the browser has no workers (plain
 * http, private windows) the app works as before, and only cannot be opened without a network.
 */
import type { Language } from '../../shared/messages/languages.js';
import { END, SEND_TAG, TAKE_OVER } from '../worker/scope.js';

export interface AppWorkerParts {
  /** `navigator.serviceWorker`; undefined where the browser has none. */
  container: ServiceWorkerContainer | undefined;
  /** Whether the page may be loaded anew at this moment: nobody sees it, nothing is written, and all that waits is stored. */
  isSafe: () => boolean;
  reload: () => void;
  /** ms since any time. */
  now: () => number;
}

/** The part of a registration by which browsers with Background Sync are asked. */
interface Waking extends Pick<ServiceWorkerRegistration, 'scope'> {
  sync?: { register: (tag: string) => Promise<void> };
}

const SCOPE = '/report';
/** A page that stays open for days asks no more often than this whether there is a newer build. */
const LOOK_EVERY_MS = 3_600_000;

export class AppWorker {
  private registration: ServiceWorkerRegistration | null = null;
  private lookedAt = -Infinity;
  private isTakingOver = false;
  private isAskedFor = false;
  private isOver = false;

  constructor(private readonly parts: AppWorkerParts) {}

  /** Keeps the app in this language from now on, in place of any other. */
  async keep(lang: Language): Promise<void> {
    const { container, now } = this.parts;
    if (container === undefined || this.isOver) return;
    try {
      const options = { scope: SCOPE, updateViaCache: 'none' } as const;
      this.registration = await container.register(`/report/worker.js?lang=${lang}`, options);
    } catch {
      return;
    }
    this.lookedAt = now();
    this.follow(container, this.registration);
    this.takeOverIfSafe();
  }

  /** Takes note that the page went out of sight or came back, or that nothing is written any more: a newer build may be due. */
  readonly rested = (): void => {
    this.takeOverIfSafe();
    const { registration, parts } = this;
    if (registration === null || parts.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = parts.now();
    // Without a network there is none.
    registration.update().catch(() => undefined);
  };

  /** The server does not take this build any more: loads the newest one, which the kept page would stand in the way of. */
  readonly renew = async (): Promise<void> => {
    const registration = await this.registration?.update().catch(() => null);
    const next = registration?.waiting ?? registration?.installing ?? null;
    if (next === null) return this.parts.reload();
    this.isTakingOver = this.isAskedFor = true;
    await whenInstalled(next);
    next.postMessage(TAKE_OVER);
  };

  /**
   * Asks the browser to wake the worker once there is a network, which it does also when no page is left. Browsers without
   * Background Sync, and those that refuse it, send what waits when the app is opened.
   */
  readonly sendLater = async (): Promise<void> => {
    const registration: Waking | null = this.registration;
    await registration?.sync?.register(SEND_TAG).catch(() => undefined);
  };

  /** Has the browser forget the worker, which ends what it does at this moment. No page of this app registers another one. */
  async end(): Promise<void> {
    this.isOver = true;
    const registrations = await this.parts.container?.getRegistrations().catch(() => []);
    const ours = (registrations ?? []).filter(({ scope }) => new URL(scope).pathname === SCOPE);
    for (const { installing, waiting, active } of ours)
      for (const worker of [installing, waiting, active]) worker?.postMessage(END);
    await Promise.all(ours.map((registration) => registration.unregister().catch(() => false)));
  }

  private follow(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      if (installing !== null) void whenInstalled(installing).then(() => this.takeOverIfSafe());
    });
    container.addEventListener('controllerchange', () => {
      // The first worker takes a page that works already; another tab's new one leaves this tab to what it writes.
      if (this.isTakingOver && (this.isAskedFor || this.parts.isSafe())) this.parts.reload();
      this.isTakingOver = false;
    });
  }

  private takeOverIfSafe(): void {
    const waiting = this.registration?.waiting;
    const present = this.parts.container?.controller;
    // The first worker waits for a moment, too, and is no newer build than the page.
    if (!waiting || !present) return;
    // A worker for another language keeps the build that this page has already: nothing has to be loaded for it.
    const isNewer = waiting.scriptURL === present.scriptURL;
    if (isNewer && !this.parts.isSafe()) return;
    this.isTakingOver = isNewer;
    waiting.postMessage(TAKE_OVER);
  }
}

function whenInstalled(worker: ServiceWorker): Promise<void> {
  if (worker.state !== 'installing') return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => resolve(), { once: true });
  });
}
