/** Pages in the place of one that cannot be shown: an address nobody can read, an entry that is gone, a defect, a store that is away. */
import { randomUUID } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import type { BrowserStage } from '../../support/browserStage.js';
import { Audit } from './audit.js';

export function noticeTests(stage: BrowserStage, crowded: () => string): void {
  test('the page of a defect, of a store that is away, and of an address that cannot be read have no fault', async () => {
    const audit = await Audit.open();
    const { page, context } = await stage.visitor();
    const { journal } = stage.rally.parts.store;
    const seen = async (status: number, address: string, sameColours = true) => {
      const answer = await page.goto(`${stage.rally.url}/live/${crowded()}${address}`);
      expect(answer?.status()).toBe(status);
      await audit.screen(page, String(status), { sameColours });
    };
    const failing = jest.spyOn(journal, 'entry').mockRejectedValueOnce(new Error('played'));
    await seen(500, `/entries/${randomUUID()}?lang=ar`, false);
    failing.mockRejectedValueOnce(stage.rally.storeAway());
    await seen(503, `/entries/${randomUUID()}?lang=uk`);
    failing.mockRestore();
    await seen(422, '?lang=a_b!');
    await context.close();
    expect(audit.found).toEqual([]);
  });
}
