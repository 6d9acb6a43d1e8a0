/** The stack of stops that `parts.ts` and `app.ts` share. */
import { StopStack } from '../../../server/app/stopStack.js';

const thing = (name: string, done: string[], start: () => unknown = () => undefined) => ({
  start: () => {
    done.push(`start ${name}`);
    return start();
  },
  stop: async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push(`stop ${name}`);
  },
});

test('stops run in the reverse order of their starts, one after the other, and once', async () => {
  const done: string[] = [];
  const stops = new StopStack();
  await stops.start(thing('store', done));
  await stops.start(thing('feeds', done));
  stops.push(() => done.push('stop timer'));
  await stops.run();
  await stops.run();
  expect(done).toEqual(['start store', 'start feeds', 'stop timer', 'stop feeds', 'stop store']);
});

test('a thing whose start fails halfway is stopped, too', async () => {
  const done: string[] = [];
  const stops = new StopStack();
  const failing = thing('port', done, () => Promise.reject(new Error('in use')));
  await expect(stops.start(failing)).rejects.toThrow('in use');
  await stops.run();
  expect(done).toEqual(['start port', 'stop port']);
});
