/**
 * Builds a script of client/. server/build/bundle.mjs runs this once per entry, so that a reader's script is a single file
 * and shares nothing with the reporter's.
 */
import { defineConfig, type Plugin } from 'vite';
import { embedStyles } from './embedStyles.js';

/** The number of that feature in lightningcss (its `Features.LightDark`). */
const LIGHT_DARK = 1_048_576;

/**
 * Leaves out Vite's helper for files that are loaded later, a kilobyte of each app: no such file has styles of its own, and
 * each imports next to nothing that is not here already.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

export default defineConfig({
  plugins: [plainImports],
  root: import.meta.dirname,
  // Files are served from the root: "assets/reader-<hash>.js" of the manifest is /assets/reader-<hash>.js.
  base: '/',
  publicDir: false,
  // A codec takes this one function of Node, which stands for what every browser has.
  define: { 'Buffer.from': 'Uint8Array.from' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: {
    postcss: { plugins: [embedStyles] },
    // No style of ours says light-dark(): what stands in for it in older browsers would be 100 bytes of each page.
    lightningcss: { exclude: LIGHT_DARK },
  },
  build: {
    // The oldest browsers that are promised to work (client/account/oldBrowser.ts) read all of this but static blocks, which
    // nobody here writes: naming them instead would have every private member of a class written in a longer way.
    target: 'es2022',
    cssTarget: ['safari15.4', 'chrome100', 'firefox100'],
    emptyOutDir: false,
    sourcemap: false,
    // The content security policy knows no data: addresses, and no inline script.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    // The viewer is imported by its address, so what it exports must stay.
    rolldownOptions: { preserveEntrySignatures: 'allow-extension' },
  },
});
