/** All scenarios in WebKit, as near as this machine comes to Safari and to every browser on an iPhone. */
import { expect, jest, test } from '@jest/globals';
import { WebKit } from '../../support/engines/webkit.js';
import { leaveAndOpen } from './outbox.js';
import { playScenarios } from './scenarios.js';

jest.setTimeout(400_000);

const stage = playScenarios(new WebKit());

test('the app answers in WebKit however often it is loaded, left and opened: no page that was left holds its store', async () => {
  await stage.signIn();
  for (let n = 0; n < 6; n += 1) await leaveAndOpen(stage, 5);
  await stage.send('Still here.');
  await stage.page.seen('.own[data-state=published]', 'Still here.');
});

/** A browser of a later version that has one of these can show more than the scenarios do, and turns this test red. */
test('the WebKit of the tests lacks what Safari has beside the engine, and stores no Blob in its private session', async () => {
  await stage.signIn();
  const has = await stage.page.run(async () => {
    const opening = indexedDB.open('probe');
    opening.onupgradeneeded = () => void opening.result.createObjectStore('files');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const putting = opening.result
      .transaction('files', 'readwrite')
      .objectStore('files')
      .put(new Blob(['x']), 1);
    const storesBlobs = await new Promise((resolve) => {
      putting.onsuccess = () => resolve(true);
      putting.onerror = () => resolve(false);
    });
    opening.result.close();
    return {
      storage: 'storage' in navigator,
      share: 'share' in navigator,
      push: 'PushManager' in globalThis,
      passkeys: 'PublicKeyCredential' in globalThis,
      storesBlobs,
    };
  }, null);
  expect(has).toEqual({ storage: false, share: false, push: false, passkeys: false, storesBlobs: false });
});
