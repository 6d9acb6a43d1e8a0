/** HEICs from a phone: drawn anew where the browser opens them, else sent bare, and opened by the server. */
import { expect, jest, test } from '@jest/globals';
import { approvePhotos, send } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { emptyHeif } from '../support/photos/bad.js';
import { marked } from '../support/photos/marked.js';
import { tracesIn } from '../support/photos/trace.js';
import { choose, ready, reporterWith } from './limitedBrowsers/photoForm.js';

jest.setTimeout(300_000);

const stage = sharedStage();

test('a HEIC picture is posted from a browser that decodes it', async () => {
  const { page, context, faults } = await reporterWith(stage, () => {
    const make = globalThis.createImageBitmap.bind(globalThis);
    // Safari decodes HEIC, Chromium does not.
    const opens = async (file: Blob, options?: ImageBitmapOptions) => {
      const isHeic = (await file.slice(4, 12).text()) === 'ftypheic';
      return isHeic ? make(new ImageData(400, 300)) : make(file, options);
    };
    Object.assign(globalThis, { createImageBitmap: opens });
  });
  await page.locator('button[data-kind=photo]').click();
  await choose(page, emptyHeif(), 'IMG_0001.HEIC');
  await approvePhotos(page);
  await page.locator('.writing [name="media.0.alt"]').fill('From a phone.');
  await send(page);
  await ready(page);
  expect(faults).toEqual([]);
  await context.close();
});

test('a HEIC picture leaves a browser that cannot open it without a trace of place and device, and readers see it upright', async () => {
  const slug = await stage.rally.blog();
  const { page, context, faults } = await stage.reporterOf(slug, { before: keepSentBlobs });
  await page.locator('button[data-kind=photo]').click();
  expect(await page.locator('.writing input[name=library]').getAttribute('accept')).toContain('image/heic');
  const taken = await marked('heic', 6);
  await choose(page, taken, 'IMG_0002.HEIC');
  await page.getByText('This browser cannot show this picture.').waitFor();
  await page.locator('.writing [name="media.0.alt"]').fill('The corners of the square.');
  await send(page);
  await ready(page);
  const sent = Buffer.from(await page.evaluate(sentBlobs), 'base64');
  expect(sent.includes('ftypheic')).toBe(true);
  expect(tracesIn(taken).length).toBeGreaterThan(20);
  expect(tracesIn(sent)).toEqual([]);
  // The server's picture takes the place of the mark.
  await page.locator('.own-photo img.thumbnail').waitFor();

  const reader = await stage.readerOf(slug);
  const shown = await reader.page
    .locator('article img:not([aria-hidden])')
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return { isWide: image.naturalWidth > image.naturalHeight, alt: image.alt };
    });
  expect(shown).toEqual({ isWide: true, alt: 'The corners of the square.' });
  expect([...faults, ...reader.faults]).toEqual([]);
  await Promise.all([context.close(), reader.context.close()]);
});

/** Keeps every file that the page sends, whichever way it does. */
function keepSentBlobs(): void {
  const sent: Blob[] = [];
  const keep = (body: unknown) => body instanceof Blob && sent.push(body);
  const { send: sendRequest } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) {
    keep(body);
    sendRequest.call(this, body);
  };
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, options) => {
    keep(options?.body);
    return ask(input, options);
  };
  Object.assign(globalThis, { sent });
}

async function sentBlobs(): Promise<string> {
  const { sent } = globalThis as unknown as { sent: Blob[] };
  const bytes = new Uint8Array(await new Blob(sent).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
