/** The rules of imports, as docs/ARCHITECTURE.md tells them: the table of rooms. */

export interface Room {
  room: string;
  /** A folder ends in '/'; '*' stands for anything within a name. The first room that fits has the file. */
  files: string[];
  /** The rooms that it may import, beside itself. */
  may: string[];
  /** The rooms of which it may import types. */
  types?: string[];
}

const SHARED = ['shared', 'wire'];
const DOORS = [
  'failures',
  'record',
  'leases',
  'outbound',
  'push',
  'outlets',
  'telegram',
  'feed',
  'desk',
  'newsroom',
  'media',
  'files',
  'auth',
  'may',
  'render',
  'markdown',
  'parse',
  ...SHARED,
];
const ALL_BUT_ADAPTERS = [
  'app',
  'parts',
  'archive',
  'purging',
  'websub',
  'http',
  'socket',
  'config',
  'log',
  'ports',
  ...DOORS,
];
const ADAPTERS = ['store', 'buses', 'media stores'];

const ROOMS: Room[] = [
  { room: 'wire', files: ['shared/protocol/'], may: [], types: ['shared', 'parse'] },
  { room: 'parse', files: ['shared/parse.ts', 'shared/parse/'], may: SHARED },
  // The dialect brings a parser along: readers' scripts have no room for one.
  { room: 'dialect', files: ['shared/dialect.ts', 'shared/dialect/'], may: SHARED },
  { room: 'shared', files: ['shared/'], may: SHARED },

  {
    room: 'ports',
    files: [
      'server/storage/ports.ts',
      'server/storage/ports/',
      'server/storage/chain.ts',
      'server/bus/bus.ts',
      'server/metrics.ts',
      'server/media/mediaStore.ts',
    ],
    may: SHARED,
  },
  // The one place where a failure becomes what goes outward: for both doors, which never import each other.
  { room: 'failures', files: ['server/failures.ts'], may: ['ports', ...SHARED] },
  { room: 'log', files: ['server/log.ts'], may: SHARED, types: ['config'] },
  { room: 'config', files: ['server/config.ts', 'server/config/'], may: SHARED },
  { room: 'may', files: ['server/auth/may.ts'], may: ['ports', ...SHARED] },
  { room: 'auth', files: ['server/auth/'], may: ['ports', 'may', ...SHARED], types: ['newsroom', 'log'] },
  {
    room: 'markdown',
    files: ['server/render/markdown*.ts', 'server/render/paragraphs.ts'],
    may: ['dialect', ...SHARED],
    types: ['log'],
  },
  { room: 'render', files: ['server/render/'], may: ['markdown', ...SHARED], types: ['log'] },
  {
    room: 'newsroom',
    files: ['server/newsroom.ts', 'server/newsroom/'],
    may: ['ports', 'may', 'photo way', 'parse', ...SHARED],
    types: ['markdown', 'log'],
  },
  // A pure table, which the newsroom and media both hold photos to.
  { room: 'photo way', files: ['server/media/photoWay.ts', 'server/media/photoWay/'], may: ['ports', ...SHARED] },
  { room: 'leases', files: ['server/leases.ts', 'server/leases/'], may: ['ports'] },
  { room: 'record', files: ['server/record/'], may: ['ports', 'leases', ...SHARED], types: ['log'] },
  // Leans on nothing of ours: whoever reads it sees the whole way out.
  { room: 'outbound', files: ['server/outbound/'], may: [] },
  {
    room: 'push',
    files: ['server/push/'],
    may: ['ports', 'leases', 'record', 'render', ...SHARED],
    types: ['outbound', 'parse'],
  },
  {
    room: 'outlets',
    files: ['server/outlets/'],
    may: ['ports', 'leases', 'record', 'render', ...SHARED],
    types: ['outbound', 'parse'],
  },
  {
    room: 'telegram',
    files: ['server/telegram/'],
    may: ['ports', 'outlets', 'render', ...SHARED],
    types: ['outbound'],
  },
  {
    room: 'websub',
    files: ['server/websub/'],
    may: ['ports', 'leases', 'record', 'render', ...SHARED],
    types: ['outbound', 'log'],
  },
  { room: 'feed', files: ['server/feed/'], may: ['ports', 'record', 'render', 'markdown', ...SHARED], types: ['log'] },
  { room: 'desk', files: ['server/desk/'], may: ['ports', 'record', 'newsroom', ...SHARED], types: ['log'] },
  {
    room: 'purging',
    files: ['server/purging/'],
    may: ['ports', 'record', ...SHARED],
    types: ['log'],
  },

  { room: 'store', files: ['server/storage/'], may: ['ports', ...SHARED], types: ['log'] },
  { room: 'buses', files: ['server/bus/'], may: ['ports', ...SHARED], types: ['log'] },
  // Questions about files and their folder, for media stores and media.
  { room: 'files', files: ['server/media/fileAge.ts', 'server/media/fileRoot.ts'], may: ['ports'] },
  { room: 'media stores', files: ['server/media/*Store.ts'], may: ['ports', 'files', ...SHARED], types: ['log'] },
  { room: 'archive', files: ['server/archive/'], may: ['ports', 'render', ...SHARED] },
  {
    room: 'media',
    files: ['server/media/'],
    may: ['ports', 'leases', 'may', 'newsroom', 'photo way', 'files', ...SHARED],
    types: ['log'],
  },

  // Doors see the ports of storage alone: nothing there reaches a store, and StoreAway is told apart by its class.
  { room: 'http', files: ['server/http/'], may: ['ports', ...DOORS], types: ['log', 'config'] },
  { room: 'socket', files: ['server/socket/'], may: ['ports', ...DOORS], types: ['log', 'config'] },
  { room: 'app', files: ['server/app.ts', 'server/app/'], may: ALL_BUT_ADAPTERS },
  { room: 'parts', files: ['server/parts.ts', 'server/parts/'], may: [...ALL_BUT_ADAPTERS, ...ADAPTERS] },
  {
    room: 'programs',
    files: ['server/main.ts', 'server/main/', 'server/cli.ts', 'server/cli/'],
    may: ALL_BUT_ADAPTERS,
  },

  { room: 'demo', files: ['server/demo.ts', 'server/demo/'], may: [...SHARED] },

  { room: 'client feed', files: ['client/feed/'], may: SHARED },
  { room: 'account', files: ['client/account/'], may: SHARED },
  // Photos as they leave a device, for the phone and for the desk.
  { room: 'photos', files: ['client/photos/'], may: ['account', ...SHARED] },
  { room: 'words', files: ['client/words/'], may: ['account', ...SHARED] },
  { room: 'entry form', files: ['client/entry/'], may: ['account', 'photos', 'words', 'dialect', 'parse', ...SHARED] },
  // Copies that a reader keeps, as the page and the worker look at them.
  { room: 'kept', files: ['client/kept/'], may: SHARED },
  { room: 'reader', files: ['client/reader/'], may: ['client feed', 'kept', ...SHARED] },
  { room: "readers' worker", files: ['client/readersWorker/'], may: ['kept', ...SHARED] },
  { room: 'embed', files: ['client/embed/'], may: ['client feed', ...SHARED] },
  // The client of other people's programs.
  { room: 'program', files: ['client/program/'], may: SHARED, types: ['parse'] },
  // The phone's one database, the half of the session in it and its end, for every page that signs in or is signed in. Of
  // the app it knows the types of the rows that it keeps for it.
  { room: "phone's store", files: ['client/store/'], may: ['account', ...SHARED], types: ['reporter'] },
  { room: 'join', files: ['client/join/'], may: ['account', 'words', 'parse', 'worker', "phone's store", ...SHARED] },
  // The part of the worker that sends is the page's own outbox; the rest of it is what the page knows.
  {
    room: 'sending worker',
    files: ['client/worker/sending.ts', 'client/worker/sending/'],
    may: ['worker', 'reporter', 'photos', 'account', "phone's store", ...SHARED],
  },
  { room: 'worker', files: ['client/worker/'], may: ['account'] },
  {
    room: 'reporter',
    files: ['client/reporter/'],
    may: ['worker', 'account', 'photos', 'words', 'entry form', 'parse', "phone's store", ...SHARED],
  },
  {
    room: 'desk app',
    files: ['client/desk/'],
    may: ['account', 'photos', 'words', 'entry form', 'parse', "phone's store", ...SHARED],
  },
  { room: 'bundler', files: ['client/vite.config.ts', 'client/embedStyles.ts', 'client/styles.d.ts'], may: [] },
];

export { ROOMS };
