/** The library's WebAssembly comes in a package of its own, and has to be the version that the library has inside. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const require = createRequire(import.meta.url);

test('the WebAssembly that is served is of the version that the library is built with', () => {
  const library = readFileSync(
    path.join(path.dirname(require.resolve('@vladmandic/human')), 'tfjs.version.js'),
    'utf8',
  );
  const { version } = require('@tensorflow/tfjs-backend-wasm/package.json') as { version: string };
  expect(library).toContain(`"${version}"`);
});
