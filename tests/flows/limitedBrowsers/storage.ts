/** Databases of a browser that close, refuse or are full. */
import { expect, test } from '@jest/globals';
import { send, submit, write } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { eventually } from '../../support/photos/eventually.js';
import { shelf } from '../lock/lockedPhone.js';
import { choose, ready, reporterWith, strip, withPhoto } from './photoForm.js';

export function storageTests(stage: BrowserStage): void {
  test('databases closed by the browser are opened anew, and entries written then are stored and sent', async () => {
    const { page, context, faults } = await reporterWith(stage, endingConnections);
    const closeAll = () => page.evaluate(() => (globalThis as unknown as { closeAll: () => void }).closeAll());
    await closeAll();
    await withPhoto(page, 'After a sleep.');
    await closeAll();
    await send(page);
    await ready(page);
    await closeAll();
    await write(page, 'update', { text: 'After another.' });
    await send(page);
    await page.locator('.own[data-state=published]').nth(1).waitFor();
    await strip(page, 'All sent');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('words typed a moment before a phone hides and kills the page are in the form at the next start', async () => {
    const { page, context } = await reporterWith(stage, endingConnections);
    await write(page, 'update', { text: 'The first words' });
    // The database has them, and ends its connection, as it does to pages that sleep.
    await eventually(async () => (await shelf(page)).includes('The first words'));
    await page.locator('.writing [name=text]').fill('The last words');
    await page.evaluate(() => {
      (globalThis as unknown as { closeAll: () => void }).closeAll();
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await context.newPage();
    await next.goto(`${stage.rally.url}/report`);
    const field = next.locator('.writing [name=text]');
    await field.waitFor();
    expect(await field.inputValue()).toBe('The last words');
    await context.close();
  });

  test('a browser without a database says that it stores nothing, and sends what is written', async () => {
    const { page, context, faults } = await reporterWith(stage, () => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    });
    await page.getByText('This browser stores nothing: keep this page open until all is sent.').waitFor();
    await withPhoto(page, 'From a browser without a store.');
    await send(page);
    await ready(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a database that takes no Blobs, as in some private windows, keeps their bytes, which outlive a reload', async () => {
    const { page, context, faults } = await reporterWith(stage, () => {
      const put = IDBObjectStore.prototype.put;
      const hasBlob = (value: object) => Object.values(value).some((one) => one instanceof Blob);
      IDBObjectStore.prototype.put = function (value: { open?: object }, ...key) {
        if (hasBlob(value) || hasBlob(value.open ?? {}))
          throw new DOMException('Blobs are not supported here', 'DataCloneError');
        return put.call(this, value, ...key);
      };
    });
    await withPhoto(page, 'In a private window.');
    await page.reload();
    await page.locator('.photo-one img').waitFor();
    await send(page);
    await ready(page);
    expect(await page.locator('.strip-note').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('photos that the database refuses are kept in the page, which says so, and are sent', async () => {
    const { page, context, faults } = await reporterWith(stage, () => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value: object, ...key) {
        if ('thumbnail' in value || 'open' in value) throw new DOMException('no', 'UnknownError');
        return put.call(this, value, ...key);
      };
    });
    await withPhoto(page, 'Kept in memory.');
    await page.getByText('This browser stores no photos: keep this page open until they are sent.').waitFor();
    await send(page);
    await ready(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('on a full phone an entry is not sent without its photo, and a text that cannot be stored stays in the form', async () => {
    const { page, context, fill } = await fillingPhone(stage);
    await fill(true);
    await page.locator('button[data-kind=photo]').click();
    await choose(page);
    await page.getByText('This phone has no room for the photo.').waitFor();
    await submit(page);
    await page.getByText('Take or choose a photo, or say in words what you see.').waitFor();
    expect(await page.locator('.own').count()).toBe(0);
    await page.locator('.writing [name=text]').fill('Then in words.');
    await submit(page);
    await page.getByText('This phone has no room left to store it.').waitFor();
    expect(await page.locator('.writing [name=text]').inputValue()).toBe('Then in words.');
    await fill(false);
    await submit(page);
    await page.locator('.own[data-state=published]').waitFor();
    await context.close();
  });

  test('what waits on a phone that filled up since is sent, and an own entry is withdrawn there at once, or it is said that it is not', async () => {
    const { page, context, fill } = await fillingPhone(stage);
    await withPhoto(page, 'Before the film.');
    await context.setOffline(true);
    await send(page);
    await fill(true);
    await context.setOffline(false);
    await ready(page);
    await strip(page, 'All sent');
    await context.setOffline(true);
    const withdraw = page.locator('.own').getByRole('button', { name: 'Withdraw' });
    await withdraw.press('Enter');
    await page.getByText('Not withdrawn: this phone has no room left').waitFor({ timeout: 60_000 });
    await context.setOffline(false);
    await strip(page, 'All sent');
    await withdraw.press('Enter');
    await page.locator('.own[data-state=withdrawn]').waitFor({ timeout: 60_000 });
    await context.close();
  });
}

/** A reporter's phone that a test fills up: its database takes nothing more, and lets go of what it has. */
async function fillingPhone(stage: BrowserStage) {
  const reporter = await reporterWith(stage, () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: object, ...key) {
      if ('isFull' in globalThis) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, ...key);
    };
  });
  const fill = (is: boolean) =>
    reporter.page.evaluate(
      (full) =>
        void (full ? Object.assign(globalThis, { isFull: true }) : Reflect.deleteProperty(globalThis, 'isFull')),
      is,
    );
  return { ...reporter, fill };
}

/** Gives the page a function that ends all connections to databases, as browsers do to pages that sleep. */
function endingConnections(): void {
  const opened: IDBDatabase[] = [];
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...asked) {
    const request = open.apply(this, asked);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  };
  Object.assign(globalThis, { closeAll: () => opened.splice(0).forEach((database) => database.close()) });
}
