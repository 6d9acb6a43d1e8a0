/** Files that are no whole backup, and cannot be restored. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { backup, restore } from '../../../server/cli/archive.js';
import { operate, useOperating } from './operating.js';

jest.setTimeout(60_000);

const here = useOperating();
const file = (name = 'a.backup'): string => path.join(here.folder, name);
const page = async (): Promise<string> => (await fetch(`${here.rally.url}/live/${here.blog}`)).text();

test('a file that is cut off, changed or no backup is not restored, and nothing is changed', async () => {
  const kept = await here.rally.post(here.token, here.blog, { text: 'They gather.' });
  await operate(here, backup, file());
  const whole = await readFile(file());
  const changed = gunzipSync(whole).toString('latin1').replace('They gather.', 'They scatter');
  const spoilt = {
    'cut off': whole.subarray(0, -40),
    'cut short before its end': gzipSync(gunzipSync(whole).subarray(0, 2048)),
    changed: gzipSync(Buffer.from(changed, 'latin1')),
    'no backup': Buffer.from('not a backup'),
    empty: Buffer.alloc(0),
  };
  const later = await here.rally.post(here.token, here.blog);
  for (const [name, bytes] of Object.entries(spoilt)) {
    await writeFile(file(name), bytes);
    await expect(operate(here, restore, file(name))).rejects.toThrow(/cannot be restored: .*Nothing was changed/);
  }
  await expect(operate(here, restore, file('none'))).rejects.toThrow('ENOENT');
  expect(await page()).toContain(later.id);
  expect(await page()).toContain(kept.id);
  expect((await here.rally.send(here.token, 'GET', '/api/v1/session')).status).toBe(200);
});
