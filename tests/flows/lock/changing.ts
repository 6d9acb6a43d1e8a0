/** Changes that were begun on a phone, of entries that the desk takes down. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { send, write } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { eventually } from '../../support/photos/eventually.js';
import { shelf } from './lockedPhone.js';

/** Posts an entry and begins a change of it. Returns the entry's id. */
export async function changing(page: Page, text: string, next: string): Promise<string> {
  await write(page, 'update', { text });
  await send(page);
  const own = page.locator('.own[data-state=published]', { hasText: text });
  await own.getByRole('button', { name: 'Change', exact: true }).press('Enter');
  await page.locator('.writing [name=text]').fill(next);
  await eventually(async () => (await shelf(page)).includes(next));
  return (await own.getAttribute('data-entry')) ?? '';
}

/** The desk takes entries down. */
export async function takeDown({ rally }: BrowserStage, slug: string, entries: readonly string[]): Promise<void> {
  const editor = await rally.token(slug, 'Editor', 'editor');
  for (const id of entries) {
    const key = { 'Idempotency-Key': rally.parts.newId() };
    const answer = await rally.send(editor, 'POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, {}, key);
    expect(answer.status).toBe(201);
  }
}
