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

test('a stop that fails skips no other stop, and the first failure is thrown at the end', async () => {
  const done: string[] = [];
  const stops = new StopStack();
  await stops.start(thing('store', done));
  stops.push(() => Promise.reject(new Error('second')));
  stops.push(() => {
    throw new Error('first');
  });
  await expect(stops.run()).rejects.toThrow('first');
  expect(done).toEqual(['start store', 'stop store']);
});

test('stops that are asked to run twice run once, and whoever asked last waits for their end, too', async () => {
  const done: string[] = [];
  const stops = new StopStack();
  await stops.start(thing('store', done));
  void stops.run();
  expect(done).toEqual(['start store']);
  await stops.run();
  expect(done).toEqual(['start store', 'stop store']);
});

test('nothing is started once the stops run', async () => {
  const done: string[] = [];
  const stops = new StopStack();
  await stops.run();
  await expect(stops.start(thing('feeds', done))).rejects.toThrow('being stopped');
  expect(() => stops.push(() => undefined)).toThrow('being stopped');
  expect(done).toEqual([]);
});

test('a thing that the stops find still starting is stopped again after its start, before the run is over', async () => {
  const done: string[] = [];
  const stops = new StopStack();
  let begun = (): void => undefined;
  const starting = stops.start(thing('photos', done, () => new Promise<void>((resolve) => (begun = resolve))));
  const started = expect(starting).rejects.toThrow('being stopped');
  const run = stops.run();
  setTimeout(() => {
    done.push('photos started');
    begun();
  }, 30);
  await run;
  expect(done).toEqual(['start photos', 'stop photos', 'photos started', 'stop photos']);
  await started;
});
