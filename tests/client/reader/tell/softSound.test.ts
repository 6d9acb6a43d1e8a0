import { jest } from '@jest/globals';
import { SoftSound } from '../../../../client/reader/tell/softSound.js';

/** An audio context that counts its notes. */
class Played {
  static notes = 0;
  static resumed = 0;
  state = 'suspended';
  currentTime = 0;
  destination = {};
  resume() {
    Played.resumed += 1;
    this.state = 'running';
    return Promise.resolve();
  }
  createOscillator() {
    Played.notes += 1;
    return { frequency: { value: 0 }, connect: (to: unknown) => to, start: () => undefined, stop: () => undefined };
  }
  createGain() {
    const ramp = () => undefined;
    const gain = { setValueAtTime: ramp, linearRampToValueAtTime: ramp, exponentialRampToValueAtTime: ramp };
    return { gain, connect: (to: unknown) => to };
  }
}

beforeEach(() => {
  Played.notes = Played.resumed = 0;
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'AudioContext');
});

test('a rush of entries sounds once in half a minute', () => {
  Object.assign(globalThis, { AudioContext: Played });
  const sound = new SoftSound();
  for (let n = 0; n < 5; n += 1) sound.play();
  expect(Played.notes).toBe(2);
  jest.advanceTimersByTime(29_000);
  sound.play();
  expect(Played.notes).toBe(2);
  jest.advanceTimersByTime(1_000);
  sound.play();
  expect([Played.notes, Played.resumed]).toEqual([4, 1]);
});

test('a browser without sound stays silent', () => {
  expect(() => new SoftSound().play()).not.toThrow();
  expect(Played.notes).toBe(0);
});
