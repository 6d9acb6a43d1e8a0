/** The camera inside the app, with the fake cameras of two engines. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { Chromium } from '../support/engines/chromium.js';
import type { Engine } from '../support/engines/engine.js';
import { Firefox } from '../support/engines/firefox.js';
import { extrasIn } from '../support/photos/extras.js';
import { CameraStage, hide, holdPictures, letGo, takeBack, useDrawnCamera } from './camera/cameraStage.js';

jest.setTimeout(300_000);

const FAKE = '--use-fake-device-for-media-stream';
/** Answers the question for the permission: with yes, where nothing else is said. */
const ANSWER = '--use-fake-ui-for-media-stream';
const fakeIn = { 'media.navigator.streams.fake': true };
const WITH_CAMERA = [
  new Chromium([FAKE, ANSWER]),
  new Firefox('Firefox', { ...fakeIn, 'media.navigator.permission.disabled': true }),
];
const REFUSED = [
  new Chromium([FAKE, `${ANSWER}=deny`]),
  new Firefox('Firefox', { ...fakeIn, 'permissions.default.camera': 2 }),
];

function onStage(engine: Engine): CameraStage {
  const stage = new CameraStage(engine);
  beforeAll(() => stage.start());
  afterAll(() => stage.stop());
  beforeEach(() => stage.begin());
  afterEach(async () => {
    expect(stage.page.faults()).toEqual([]);
    await stage.end();
  });
  return stage;
}

describe.each(WITH_CAMERA.map((engine) => [engine.name, engine] as const))('in %s', (name, engine) => {
  const stage = onStage(engine);

  test(`two photos of the camera inside the app arrive, pixels alone, and its light is out before they are sent, in ${name}`, async () => {
    const { page } = stage;
    await stage.signIn();
    await stage.openCamera();
    await stage.lightsOn(1);
    await stage.shoot(1);
    await page.seen('.camera-told[role=status] .unseen', '1 photo taken');
    await stage.shoot(2);
    await stage.done();
    await stage.lightsOn(0);
    await stage.approve(2);
    await stage.until(() => page.run(() => document.activeElement?.getAttribute('name') === 'media', null));
    // Nothing of it is in the gallery: there is nothing to say about originals.
    expect(await page.all('.photo-original')).toEqual([]);
    for (const bytes of await stage.sent(2)) {
      expect(extrasIn(bytes)).toEqual([]);
      const { width, height, format } = await sharp(bytes).metadata();
      expect([format, Math.max(width, height) > 600]).toEqual(['jpeg', true]);
    }
  });

  test(`a camera that is taken back in the middle keeps what it took, says so, and leaves the phone’s own, in ${name}`, async () => {
    const { page } = stage;
    await stage.signIn();
    await stage.openCamera();
    await stage.shoot(1);
    await page.run(takeBack, null);
    await page.gone('.camera');
    await page.seen('.form-photos .hint', 'The phone took the camera back');
    await stage.approve(1);
    expect(await page.all('.photo-one')).toHaveLength(1);
    await page.seen('.photo-ways input[name=media]');
    await stage.until(() => page.run(() => document.activeElement?.tagName === 'INPUT', null));
  });

  test(`Escape and the phone’s way back close the camera alone, and a page out of sight puts its light out, in ${name}`, async () => {
    const { page } = stage;
    await stage.signIn();
    await stage.openCamera();
    await page.run(() => {
      const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      // The focus may be nowhere: behind the last button it leaves the page.
      document.body.dispatchEvent(escape);
    }, null);
    await page.gone('.camera');
    expect(await page.all('.writing')).toHaveLength(1);
    await page.tap('.writing button[name=media]');
    await page.seen('.camera-shutter[aria-disabled=false]');
    await page.run(hide, true);
    await stage.lightsOn(0);
    await page.run(hide, false);
    await page.seen('.camera-shutter[aria-disabled=false]');
    await stage.lightsOn(1);
    await page.run(() => history.back(), null);
    await page.gone('.camera');
    await stage.lightsOn(0);
    expect(await page.all('.writing')).toHaveLength(1);
  });

  test(`an entry waits for a picture whose camera was closed at once, also in the form that is opened again, in ${name}`, async () => {
    const { page } = stage;
    await stage.signIn();
    await stage.openCamera();
    await page.run(holdPictures, null);
    await page.tap('.camera-shutter');
    await page.tap('.camera-leave', 'Close');
    await page.gone('.camera');
    await page.type('.writing [name=text]', 'The square.');
    await page.seen('.photo-told', 'Preparing photo 1 of 1');
    await page.seen('.writing button[type=submit][disabled]');
    await page.tap('.back');
    await stage.home();
    await page.tap('button[data-kind=photo]');
    await page.type('.writing [name=text]', 'The whole square.');
    await page.seen('.writing button[type=submit][disabled]');
    await page.run(letGo, null);
    await stage.approve(1);
    await stage.sent(1);
    expect(await page.all('.kind-draft')).toEqual([]);
    const [entry] = await stage.published(1);
    expect(entry).toMatchObject({ text: 'The whole square.', media: [{ alt: 'The square.' }] });
  });

  test(`photos are upright and whole when the screen is turned between them, in ${name}`, async () => {
    const { page } = stage;
    await stage.signIn();
    await page.run(useDrawnCamera, null);
    await stage.openCamera();
    await stage.shoot(1);
    await page.run(() => dispatchEvent(new Event('turned')), null);
    await page.seen('.camera-view');
    const isTurned = () => page.run(() => document.querySelector('video')?.videoHeight === 640, null);
    await stage.until(isTurned);
    await stage.shoot(2);
    await stage.done();
    await stage.approve(2);
    const sizes = [];
    for (const bytes of await stage.sent(2)) {
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      sizes.push([info.width, info.height]);
      const last = data.length - info.width * 3;
      expect([data[0]! > 150, data[2]! < 80, data[last]! < 80, data[last + 2]! > 150]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
    expect(sizes).toEqual([
      [640, 480],
      [480, 640],
    ]);
  });

  test(`an installed app takes photos without a network, and sends them when there is one, in ${name}`, async () => {
    const { page, uplink } = stage;
    await stage.signIn();
    await page.run(() => navigator.serviceWorker.ready.then(() => true), null);
    // The page is asked for again through its worker, and comes without the server.
    uplink.cut();
    await page.reload();
    await stage.home();
    await stage.openCamera();
    await stage.shoot(1);
    await stage.done();
    await stage.approve(1);
    await page.type('.writing [name="media.0.alt"]', 'The square.');
    await stage.submit();
    await page.seen('.strip', 'waiting, no network');
    uplink.restore();
    await page.seen('.own-photo[data-state=ready]');
    expect([...uplink.uploads.values()].map(extrasIn)).toEqual([[]]);
  });
});

describe.each(REFUSED.map((engine) => [engine.name, engine] as const))('refused in %s', (name, engine) => {
  const stage = onStage(engine);

  test(`a refused permission is said with the way to allow it, and the phone’s own camera takes its place, in ${name}`, async () => {
    const { page } = stage;
    await stage.signIn();
    await page.tap('button[data-kind=photo]');
    await page.tap('.writing button[name=media]');
    await page.seen('.form-photos .hint', 'This page may not use the camera: allow it');
    await page.seen('.photo-ways input[name=media][capture=environment]');
    await page.gone('.camera');
    // The next form tries again: somebody may have allowed it meanwhile.
    await page.tap('.back');
    await stage.home();
    await page.tap('button[data-kind=photo]');
    await page.seen('.writing button[name=media]');
  });
});
