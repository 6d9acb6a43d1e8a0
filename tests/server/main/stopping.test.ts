/** The end of the process: it comes after a stop, whatever of it fails, or does not end. */
import { jest } from '@jest/globals';
import { STOP_MS, stopServer } from '../../../server/main/stopping.js';

afterEach(() => void jest.useRealTimers());

/** A server whose steps are written down, and do as they are told. */
function server(steps: Partial<Record<'leave' | 'close' | 'closeParts', () => Promise<void>>> = {}) {
  const done: string[] = [];
  const play = (step: keyof typeof steps) => async (): Promise<void> => {
    done.push(step);
    await steps[step]?.();
  };
  return {
    done,
    app: { retire: () => undefined, leave: play('leave'), close: play('close') },
    parts: { store: { hasCompany: async () => true }, close: play('closeParts') },
    log: { fault: (error: unknown, doing: string) => `${done.push(`${doing}: ${(error as Error).message}`)}` },
    exit: (code: 0 | 1) => done.push(`exit ${code}`),
  };
}

const fails = (message: string) => () => Promise.reject(new Error(message));

test('a stop ends the process when everything is closed', async () => {
  const stopped = server();
  await stopServer(stopped);
  expect(stopped.done).toEqual(['leave', 'close', 'closeParts', 'exit 0']);
});

test('a stop whose every step fails takes each nevertheless, logs it, and ends the process with exit code 1', async () => {
  const stopped = server({ leave: fails('no way'), close: fails('stuck'), closeParts: fails('jammed') });
  await stopServer(stopped);
  expect(stopped.done).toEqual([
    ...['leave', 'letting readers go: no way'],
    ...['close', 'stopping: stuck'],
    ...['closeParts', 'closing what was open: jammed'],
    'exit 1',
  ]);
});

test('a stop that failed to let readers go and then hangs is ended in time', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  const stopped = server({ leave: fails('no way'), close: () => new Promise<void>(() => undefined) });
  void stopServer(stopped);
  await new Promise((resolve) => void setImmediate(resolve));
  expect(stopped.done.at(-1)).toBe('close');
  jest.advanceTimersByTime(STOP_MS);
  expect(stopped.done.at(-1)).toBe('exit 1');
});
