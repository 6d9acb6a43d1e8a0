import { expect, test } from '@jest/globals';
import { workersTurn } from '../../../../client/worker/sending/turn.js';

type Hold = () => Promise<void>;

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

function asking(request: (name: string, options: LockOptions, hold: Hold) => Promise<unknown>) {
  const told: string[] = [];
  const end = workersTurn({ request } as unknown as Pick<LockManager, 'request'>)(
    () => told.push('got'),
    () => told.push('lost'),
  );
  return { told, end };
}

test('the worker takes the turn from pages that nobody sees, by the name of their lock, and gives it up at its end', async () => {
  const asked: unknown[] = [];
  let isFree = false;
  const { told, end } = asking(async (name, options, hold) => {
    asked.push([name, options]);
    await hold();
    isFree = true;
  });
  expect(asked).toEqual([['rallyline-turn', { steal: true }]]);
  expect(told).toEqual(['got']);
  end();
  await aMoment();
  expect(isFree).toBe(true);
  expect(told).toEqual(['got']);
});

test('a page that comes to the front takes the turn from the worker', async () => {
  const { told } = asking((_name, _options, hold) => {
    void hold();
    return Promise.reject(new DOMException('stolen', 'AbortError'));
  });
  await aMoment();
  expect(told).toEqual(['got', 'lost']);
});

test('a browser that gives the worker no lock lets it send all the same, since the ids make it harmless', async () => {
  const { told } = asking(() => Promise.reject(new DOMException('no', 'SecurityError')));
  await aMoment();
  expect(told).toEqual(['got']);
});
