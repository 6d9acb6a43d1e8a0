import { beforeEach, expect, jest, test } from '@jest/globals';
import { followUse, type UsedPage } from '../../../../client/reporter/lock/use.js';

/** A page whose events and cameras a test plays. */
class PlayedPage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  videos: { srcObject: { active: boolean } | null }[] = [];
  querySelectorAll(): object[] {
    return this.videos;
  }
  /** As a finger or a key does it, unless a script does. */
  play(name: string, isTrusted = true): void {
    const event = new Event(name);
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    this.dispatchEvent(event);
  }
}

class PlayedWindow extends EventTarget {
  private readonly timers = new Set<() => void>();
  setInterval(run: () => void): () => void {
    this.timers.add(run);
    return run;
  }
  clearInterval(run: () => void): void {
    this.timers.delete(run);
  }
  pauseIsOver(): void {
    for (const run of this.timers) run();
  }
}

let page: PlayedPage;
let view: PlayedWindow;
const lock = { used: jest.fn(), look: jest.fn(), settle: jest.fn() };
let end: () => void;

beforeEach(() => {
  page = new PlayedPage();
  view = new PlayedWindow();
  for (const told of Object.values(lock)) told.mockClear();
  end = followUse(page as unknown as UsedPage, view as unknown as Window, lock);
});

test.each(['pointerdown', 'touchmove', 'wheel', 'keydown', 'input'])('a %s of the user is use', (name) => {
  page.play(name);
  expect(lock.used).toHaveBeenCalledTimes(1);
});

test('an event that a script made is no use, nor is a list that scrolls by itself', () => {
  page.play('pointerdown', false);
  page.play('scroll');
  expect(lock.used).not.toHaveBeenCalled();
});

test('a page that comes into sight looks at the time, and one that goes keeps its last use', () => {
  page.play('visibilitychange');
  view.dispatchEvent(new Event('pageshow'));
  expect(lock.look).toHaveBeenCalledTimes(2);
  page.visibilityState = 'hidden';
  page.play('visibilitychange');
  view.dispatchEvent(new Event('pagehide'));
  expect(lock.settle).toHaveBeenCalledTimes(2);
});

test('a camera that is held up is use for as long as it is open and seen', () => {
  view.pauseIsOver();
  page.videos = [{ srcObject: null }, { srcObject: { active: true } }];
  view.pauseIsOver();
  expect(lock.used).toHaveBeenCalledTimes(1);
  page.visibilityState = 'hidden';
  view.pauseIsOver();
  page.visibilityState = 'visible';
  page.videos = [{ srcObject: { active: false } }];
  view.pauseIsOver();
  expect(lock.used).toHaveBeenCalledTimes(1);
});

test('nothing is followed after the end', () => {
  page.videos = [{ srcObject: { active: true } }];
  end();
  page.play('keydown');
  page.play('visibilitychange');
  view.pauseIsOver();
  expect([lock.used, lock.look, lock.settle].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
});
