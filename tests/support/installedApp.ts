import type { Assets } from '../../server/render/views.js';

/** The installed app's files, where a test serves none of them. */
export const INSTALLED_APP: Assets['installed'] = {
  worker: '/assets/worker.abc123.js',
  sending: '/assets/sending.abc123.js',
  faces: '/report/faces/abc123/',
  icons: { 180: '/assets/180.png', 192: '/assets/192.png', 512: '/assets/512.png', maskable: '/assets/maskable.png' },
};

/** Texts that stand in readers' pages, short ones. */
export const INLINE: Assets['reader']['inline'] = {
  style: 'body{margin:0}',
  labels: '.r{margin:0}',
  rare: '.mid{margin:0}',
  parts: '.stand{margin:0}',
  kinds: '.w{margin:0}',
  photos: '.v{margin:0}',
  rtl: '[dir=rtl] .m{margin:0}',
  pages: '.one{margin:0}',
  early: 'begin()',
};
