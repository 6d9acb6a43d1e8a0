/**
 * How a script of client/ is built. server/bundle.mjs runs this once per entry, so that a reader's script is one file
 * that shares nothing with the reporter's.
 */
import { defineConfig } from 'vite';
import { embedStyles } from './vite/embedStyles.js';

export default defineConfig({
  root: import.meta.dirname,
  // Files are served from the root: "assets/reader-<hash>.js" of the manifest is /assets/reader-<hash>.js.
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { postcss: { plugins: [embedStyles] } },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    sourcemap: false,
    // The content security policy knows no data: addresses, and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The viewer is imported by its address, so what it exports must stay.
    rolldownOptions: { preserveEntrySignatures: 'allow-extension' },
  },
});
