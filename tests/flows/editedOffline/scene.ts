/** An entry that a phone changes without a network while the desk may change it, too. */
import { expect } from '@jest/globals';
import { send, write, type Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';

export interface Scene extends Visitor {
  slug: string;
  id: string;
  token: string;
  /** An editor changes fields of the entry, or takes it down. */
  desk: (method: string, address: string, body?: object) => Promise<void>;
}

/** A published entry on a phone whose network is gone, with another text typed and sent. */
export async function edited(stage: BrowserStage, text: string, next: string): Promise<Scene> {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Editor', 'editor');
  const visitor = await stage.reporterOf(slug);
  const { page, context } = visitor;
  await write(page, 'update', { text });
  await send(page);
  await page.locator('.own[data-state=published]').waitFor();
  const id = (await page.locator('.own').getAttribute('data-entry')) ?? '';
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.locator('.writing [name=text]').fill(next);
  await send(page);
  const desk: Scene['desk'] = async (method, address, body) => {
    const key = { 'Idempotency-Key': stage.rally.parts.newId() };
    const headers = method === 'PATCH' ? { ...key, 'If-Match': '"1"' } : key;
    const answer = await stage.rally.send(
      token,
      method,
      `/api/v1/blogs/${slug}/entries/${id}${address}`,
      body,
      headers,
    );
    expect(answer.status).toBe(201);
  };
  return { ...visitor, slug, id, token, desk };
}
