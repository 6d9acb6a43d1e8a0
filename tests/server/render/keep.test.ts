/** A kept copy's needs beside the page itself. */
import { readAssets } from '../../../server/parts/assets.js';
import { keptBeside } from '../../../server/render/keep.js';
import { blog, site } from './baku.js';

const assets = await readAssets(new URL('../../../dist/client/.vite/manifest.json', import.meta.url));

test('a copy is kept with the files that no page names: what the script loads on use, and its words in one language', () => {
  const { reader } = assets;
  const { files } = keptBeside({ site: { ...site, assets }, blog, lang: 'uk' });
  expect(files[0]).toBe('/live/baku-ukraine/tell?lang=uk');
  for (const file of [
    ...[reader.later, reader.viewer?.script, reader.viewer?.style, reader.late, reader.textFirst],
    ...[reader.tell?.script, reader.tell?.style, reader.words?.uk?.[0]],
  ])
    expect(files).toContain(file);
  expect(files).not.toContain(reader.words?.en?.[0]);
  expect(new Set(files).size).toBe(files.length);
});
