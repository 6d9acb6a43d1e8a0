import { beforeEach, expect, jest, test } from '@jest/globals';
import type { AppWorker } from '../../../client/reporter/appWorker.js';
import { LaterWorker } from '../../../client/reporter/laterWorker.js';

const reload = jest.fn();
let told: string[];

beforeEach(() => {
  reload.mockClear();
  told = [];
});

function worker(): AppWorker {
  const tell = (what: string) => async () => void told.push(what);
  const keep = async (lang: string) => void told.push(`keep ${lang}`);
  const rested = () => void told.push('rested');
  return { keep, rested, renew: tell('renew'), sendLater: tell('sendLater'), end: tell('end') } as unknown as AppWorker;
}

test('nothing is asked for before the app is kept, and a newer build is loaded as any page is', async () => {
  const later = new LaterWorker(() => Promise.reject(new Error('too early')), reload);
  later.rested();
  await later.sendLater();
  await later.renew();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('everything goes to the worker once its file is here', async () => {
  const later = new LaterWorker(() => Promise.resolve(worker()), reload);
  await later.keep('en');
  later.rested();
  await later.sendLater();
  await later.renew();
  expect(told).toEqual(['keep en', 'rested', 'sendLater', 'renew']);
  expect(reload).not.toHaveBeenCalled();
});

test('a phone that is wiped ends the worker also in a page that has told it nothing yet', async () => {
  const later = new LaterWorker(() => Promise.resolve(worker()), reload);
  await later.end();
  expect(told).toEqual(['end']);
});

test('an app whose file did not come goes on, and is kept by a later try', async () => {
  const load = jest.fn<() => Promise<AppWorker>>().mockRejectedValueOnce(new Error('no network'));
  const later = new LaterWorker(
    load.mockImplementation(() => Promise.resolve(worker())),
    reload,
  );
  await later.keep('en');
  expect(told).toEqual([]);
  await later.keep('en');
  expect(told).toEqual(['keep en']);
});
