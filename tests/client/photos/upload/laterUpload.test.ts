/** Uploads whose code comes later. */
import { expect, jest, test } from '@jest/globals';
import type { PhotoItem } from '../../../../client/reporter/outbox/item.js';
import { laterUpload } from '../../../../client/photos/upload/laterUpload.js';
import type { Upload } from '../../../../client/photos/upload/terms.js';

const item: PhotoItem = {
  ...{ verb: 'photo', command: 'p1', entry: 'e1', blog: 'rally', person: 'Leyla', uploadUrl: null },
  ...{ turn: 1, writtenAt: '', attempts: 1, notBefore: 0, paused: false, refusal: null },
};
const on = { progress: () => undefined, url: () => Promise.resolve() };
const ACCEPTED = { kind: 'accepted', receipt: null } as const;

function uploading(): { upload: Upload; stop: jest.Mock } {
  const stop = jest.fn();
  return { upload: () => ({ answer: Promise.resolve(ACCEPTED), stop }), stop };
}

test('a photo is sent as soon as the code of uploads has come', async () => {
  const later = laterUpload(() => Promise.resolve(uploading().upload));
  expect(await later(item, on).answer).toEqual(ACCEPTED);
});

test('an attempt counts as lost where the code of uploads does not come, and the next one asks for it again', async () => {
  const load = jest
    .fn<() => Promise<Upload>>()
    .mockRejectedValueOnce(new Error('no network'))
    .mockResolvedValue(uploading().upload);
  const later = laterUpload(load);
  expect(await later(item, on).answer).toEqual({ kind: 'lost' });
  expect(await later(item, on).answer).toEqual(ACCEPTED);
});

test('an upload that was stopped before its code came does not begin', async () => {
  let come: (upload: Upload) => void = () => undefined;
  const later = laterUpload(() => new Promise((resolve) => (come = resolve)));
  const begun = jest.fn<Upload>();
  const run = later(item, on);
  run.stop();
  come(begun);
  expect(await run.answer).toBeNull();
  expect(begun).not.toHaveBeenCalled();
});

test('an upload that has begun is stopped like any other', async () => {
  const { upload, stop } = uploading();
  const run = laterUpload(() => Promise.resolve(upload))(item, on);
  await run.answer;
  run.stop();
  expect(stop).toHaveBeenCalledTimes(1);
});
