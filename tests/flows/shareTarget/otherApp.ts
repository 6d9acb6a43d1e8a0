/** Another app that shares something, and a web page that would like to pass for one. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

export interface Given {
  title?: string;
  text?: string;
  url?: string;
  /** Files by content, or by their place on the disk. */
  files?: { name: string; mimeType: string; buffer: Buffer }[] | string[];
}

/** The address that the installed app's manifest names on this device. */
export async function shareAddress(page: Page): Promise<string> {
  await page.waitForFunction(() =>
    document.querySelector<HTMLLinkElement>('link[rel=manifest]')!.href.includes('share='),
  );
  return page.evaluate(async () => {
    const { href } = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
    const manifest = (await (await fetch(href)).json()) as { share_target: { action: string } };
    return new URL(manifest.share_target.action, href).href;
  });
}

/**
 * Opens the app as the phone's sheet does: a new page that no site opened, and a form that is posted. Resolves once the
 * app's own page is there.
 */
export async function share(page: Page, action: string, given: Given): Promise<void> {
  await page.goto('about:blank');
  await post(page, action, given);
}

/** Posts the same form from the page that is open. */
export async function post(page: Page, action: string, { files = [], ...texts }: Given): Promise<void> {
  await page.evaluate(
    ([address, fields]) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: address });
      form.enctype = 'multipart/form-data';
      for (const [name, value] of Object.entries(fields)) {
        const field = form.appendChild(document.createElement('textarea'));
        Object.assign(field, { name, value });
      }
      Object.assign(form.appendChild(document.createElement('input')), { type: 'file', name: 'files', multiple: true });
      form.id = 'share';
      document.body.append(form);
    },
    [action, texts] as const,
  );
  await page.locator('#share input').setInputFiles(files);
  await page.evaluate(() => document.querySelector<HTMLFormElement>('#share')!.submit());
  await page.waitForURL(/\/report(?:\?.*)?$/);
}

/** A site of somebody else's. */
export async function startOtherSite(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_request, answer) => {
    answer.setHeader('Content-Type', 'text/html').end('<title>Another site</title><body>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
