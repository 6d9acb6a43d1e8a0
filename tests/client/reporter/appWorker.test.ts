import { beforeEach, expect, test } from '@jest/globals';
import { AppWorker } from '../../../client/reporter/appWorker.js';

/** As much of a browser's worker container as the app uses; a test says what happens in it. */
class PlayedContainer extends EventTarget {
  controller: object | null = { scriptURL: 'worker.js?lang=en' };
  updates = 0;
  told: unknown[] = [];
  registration = Object.assign(new EventTarget(), {
    waiting: null,
    installing: null,
    update: () => {
      this.updates += 1;
      return Promise.resolve(this.registration);
    },
  });
  register(): Promise<unknown> {
    return Promise.resolve(this.registration);
  }
  /** A newer build is on the phone, whole. */
  installed(lang = 'en'): void {
    const waiting = {
      state: 'installed',
      scriptURL: `worker.js?lang=${lang}`,
      postMessage: (word: unknown) => {
        this.told.push(word);
        this.dispatchEvent(new Event('controllerchange'));
      },
    };
    Object.assign(this.registration, { waiting });
  }
}

let container: PlayedContainer;
let isSafe: boolean;
let reloads: number;
let now: number;

beforeEach(() => {
  container = new PlayedContainer();
  isSafe = true;
  reloads = 0;
  now = 0;
});

function appWorker(played: unknown = container): AppWorker {
  return new AppWorker({
    container: played as ServiceWorkerContainer | undefined,
    isSafe: () => isSafe,
    reload: () => void (reloads += 1),
    now: () => now,
  });
}

test('a browser without workers goes on without one', async () => {
  const app = appWorker(undefined);
  await app.keep('en');
  app.rested();
  await app.renew();
  expect(reloads).toBe(1);
});

test('a browser that refuses the worker goes on without one', async () => {
  container.register = () => Promise.reject(new DOMException('', 'SecurityError'));
  await appWorker().keep('en');
  expect(reloads).toBe(0);
});

test('a newer build that waits at the start takes over, and the page is loaded anew once', async () => {
  container.installed();
  await appWorker().keep('en');
  expect(container.told).toEqual(['take-over']);
  expect(reloads).toBe(1);
});

test('a newer build waits while something is written, and takes over when that is done', async () => {
  const app = appWorker();
  await app.keep('en');
  isSafe = false;
  container.installed();
  app.rested();
  expect(container.told).toEqual([]);
  isSafe = true;
  app.rested();
  expect(reloads).toBe(1);
});

test('the first worker of a phone takes the page as it is, without loading it anew', async () => {
  container.controller = null;
  container.installed();
  await appWorker().keep('en');
  container.dispatchEvent(new Event('controllerchange'));
  expect(reloads).toBe(0);
});

test('a worker for another language takes over at once, and the page is not loaded anew', async () => {
  isSafe = false;
  container.installed('uk');
  await appWorker().keep('en');
  expect(container.told).toEqual(['take-over']);
  expect(reloads).toBe(0);
});

test('a page that comes back into sight while a newer build takes over is not loaded anew', async () => {
  const app = appWorker();
  await app.keep('en');
  container.installed();
  container.addEventListener('controllerchange', () => (isSafe = false));
  const asked = container.registration.waiting as unknown as { postMessage: (word: unknown) => void };
  Object.assign(asked, {
    postMessage: () => {
      isSafe = false;
      container.dispatchEvent(new Event('controllerchange'));
    },
  });
  app.rested();
  expect(reloads).toBe(0);
});

test('the new build that another tab took over leaves this tab alone', async () => {
  await appWorker().keep('en');
  container.dispatchEvent(new Event('controllerchange'));
  expect(reloads).toBe(0);
});

test('a page that stays open asks for a newer build once an hour at most', async () => {
  const app = appWorker();
  await app.keep('en');
  for (let minute = 0; minute <= 120; minute += 1) {
    now = minute * 60_000;
    app.rested();
  }
  expect(container.updates).toBe(2);
});

test('the browser is asked to wake the worker where it does that, and whatever it answers is fine', async () => {
  const asked: string[] = [];
  const app = appWorker();
  await app.sendLater();
  Object.assign(container.registration, {
    sync: { register: (tag: string) => (asked.push(tag), Promise.reject(new Error())) },
  });
  await app.keep('en');
  await app.sendLater();
  expect(asked).toEqual(['rallyline-send']);
  Reflect.deleteProperty(container.registration, 'sync');
  await app.sendLater();
  expect(asked).toHaveLength(1);
});
