/** The table of packages, as docs/ARCHITECTURE.md tells of it. */

const LATER_SCRIPTS = ['reader', 'ownLanguage', 'tellMe', 'offerTextFirst', 'second/lateScript', 'second/photos'].map(
  (name) => `client/reader/${name}.ts`,
);

const EMBED_PARTS = ['client/embed/element/livePart.ts', 'client/embed/laterPart.ts'];

/**
 * The files that may import a package. A package that is not in this table may be imported nowhere: adding it is a
 * decision.
 */
export const PACKAGES: Record<string, string[]> = {
  '@preact/signals': ['client/account/', 'client/reporter/', 'client/store/', 'client/desk/', 'client/worker/sending/'],
  '@simplewebauthn/browser': ['client/reporter/lock/'],
  '@tus/file-store': ['server/http/uploads.ts', 'server/http/uploads/'],
  '@tus/server': ['server/http/uploads.ts', 'server/http/uploads/'],
  'node:*': ['server/'],
  // The page names the viewer and the script for late entries by the hash of its build; a language's folder is named by its tag.
  '(computed)': [...LATER_SCRIPTS, ...EMBED_PARTS, 'shared/messages/messages.ts'],
  // Loaded by the thread alone, so that no page has it.
  '@vladmandic/human': ['client/reporter/faces/human.ts'],
  'better-sqlite3': ['server/storage/sqlite/engine/'],
  canonicalize: ['server/storage/chain.ts'],
  cookie: ['server/auth/', 'server/http/'],
  'engine.io': ['server/socket/'],
  express: ['server/app/', 'server/http/'],
  'file-type': ['server/media/sniff.ts'],
  fontkitten: ['server/media/linkPreview/fonts.ts'],
  helmet: ['server/http/'],
  idb: ['client/reporter/', 'client/store/'],
  'jpeg-js': ['client/photos/redrawn.ts'],
  // Ranges of addresses, for the one way out.
  'ipaddr.js': ['server/outbound/'],
  ioredis: ['server/bus/redisBus.ts', 'server/bus/redis/'],
  // No file but a HEIC's own process decodes one.
  'libheif-js': ['server/media/heicWorker/libheif.ts'],
  linkifyjs: ['server/render/markdownLinks.ts'],
  marked: ['shared/dialect.ts', 'shared/dialect/', 'server/render/markdown*.ts'],
  pg: ['server/storage/postgres/engine/'],
  pino: ['server/log.ts'],
  preact: [
    'server/render/',
    'server/http/openapi/page/',
    'client/account/',
    'client/entry/',
    'client/words/',
    'client/reporter/',
    'client/desk/',
  ],
  'preact-render-to-string': ['server/render/'],
  'prom-client': ['server/http/metrics.ts', 'server/http/metrics/'],
  'proxy-addr': ['server/auth/address.ts'],
  'rate-limiter-flexible': ['server/auth/', 'server/http/', 'server/socket/'],
  'sanitize-html': ['server/render/markdown*.ts'],
  // Pictures that strangers made are decoded in a photo's own process alone; the other files draw our own.
  sharp: [
    'server/media/*Worker.ts',
    'server/media/linkPreview/drawing.ts',
    'server/media/linkPreview/lettering.ts',
    'server/demo/',
  ],
  'socket.io': ['server/socket/'],
  'socket.io-client': ['client/account/', 'server/demo/'],
  'tar-stream': ['server/archive/'],
  'tus-js-client': ['server/demo/'],
  uqr: ['client/desk/'],
  vite: ['client/vite.config.ts', 'client/embedStyles.ts'],
  // Encrypts and signs; the requests themselves are made by server/outbound/.
  'web-push': ['server/push/'],
  ws: ['server/socket/'],
  zod: ['shared/parse.ts', 'shared/parse/'],
};
