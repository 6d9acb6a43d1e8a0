/** Who imports whom, as docs/ARCHITECTURE.md has it: two tables, and the pure function that holds files against them. */
import path from 'node:path';

export interface Import {
  /** As written: './feed.js', 'express', 'node:crypto'. */
  from: string;
  typeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  file: string;
  imports: Import[];
}

interface Room {
  room: string;
  /** A folder ends in '/'; '*' stands for anything within a name. The first room that fits has the file. */
  files: string[];
  /** The rooms that it may import, beside itself. */
  may: string[];
  /** The rooms of which it may import types. */
  types?: string[];
}

const SHARED = ['shared', 'wire'];
const DOORS = ['feed', 'desk', 'newsroom', 'media', 'files', 'auth', 'may', 'render', 'markdown', 'parse', ...SHARED];
const ALL_BUT_ADAPTERS = ['app', 'parts', 'archive', 'purging', 'http', 'socket', 'config', 'log', 'ports', ...DOORS];
const ADAPTERS = ['store', 'buses', 'media stores'];

const ROOMS: Room[] = [
  { room: 'wire', files: ['shared/protocol.ts'], may: [], types: ['shared', 'parse'] },
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
    may: ['ports', 'may', 'parse', ...SHARED],
    types: ['markdown', 'log'],
  },
  { room: 'feed', files: ['server/feed/'], may: ['ports', 'render', 'markdown', ...SHARED], types: ['log'] },
  { room: 'desk', files: ['server/desk/'], may: ['ports', 'newsroom', ...SHARED], types: ['log'] },
  {
    room: 'purging',
    files: ['server/purging.ts', 'server/purging/'],
    may: ['ports', 'desk', ...SHARED],
    types: ['log'],
  },

  { room: 'store', files: ['server/storage/'], may: ['ports', ...SHARED], types: ['log'] },
  { room: 'buses', files: ['server/bus/'], may: ['ports', ...SHARED], types: ['log'] },
  // What media stores and media both ask of files and their folder.
  { room: 'files', files: ['server/media/fileAge.ts', 'server/media/fileRoot.ts'], may: ['ports'] },
  { room: 'media stores', files: ['server/media/*Store.ts'], may: ['ports', 'files', ...SHARED], types: ['log'] },
  { room: 'archive', files: ['server/archive/'], may: ['ports', 'render', ...SHARED] },
  { room: 'media', files: ['server/media/'], may: ['ports', 'newsroom', 'files', ...SHARED], types: ['log'] },

  // Of storage, doors see the ports alone: nothing there reaches a store, and StoreAway is told apart by its class.
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
  { room: 'words', files: ['client/words/'], may: ['account', ...SHARED] },
  { room: 'entry form', files: ['client/entry/'], may: ['account', 'words', 'dialect', 'parse', ...SHARED] },
  { room: 'reader', files: ['client/reader/'], may: ['client feed', ...SHARED] },
  { room: 'embed', files: ['client/embed/'], may: ['client feed', ...SHARED] },
  { room: 'join', files: ['client/join/'], may: ['account', 'words', 'parse', ...SHARED] },
  { room: 'reporter', files: ['client/reporter/'], may: ['account', 'words', 'entry form', 'parse', ...SHARED] },
  { room: 'desk app', files: ['client/desk/'], may: ['account', 'words', 'entry form', 'parse', ...SHARED] },
  { room: 'bundler', files: ['client/vite.config.ts', 'client/embedStyles.ts', 'client/styles.d.ts'], may: [] },
];

/** One door per package. What is not in this table has no door yet: a new package is a decision, made here. */
const PACKAGES: Record<string, string[]> = {
  '@preact/signals': ['client/account/', 'client/reporter/', 'client/desk/'],
  '@tus/file-store': ['server/http/uploads.ts', 'server/http/uploads/'],
  '@tus/server': ['server/http/uploads.ts', 'server/http/uploads/'],
  'node:*': ['server/'],
  // What the page itself names: the viewer, by the hash of its build. A language's folder, by its tag.
  '(computed)': ['client/reader/photos.ts', 'shared/messages/messages.ts'],
  'better-sqlite3': ['server/storage/engines/sqlite.ts'],
  canonicalize: ['server/storage/chain.ts'],
  cookie: ['server/auth/', 'server/http/'],
  'engine.io': ['server/socket/'],
  express: ['server/app.ts', 'server/http/'],
  'file-type': ['server/media/sniff.ts'],
  fontkitten: ['server/media/preview/fonts.ts'],
  helmet: ['server/app.ts', 'server/http/'],
  idb: ['client/reporter/'],
  'jpeg-js': ['client/reporter/photos/redrawn.ts'],
  ioredis: ['server/bus/redisBus.ts', 'server/bus/redis/'],
  linkifyjs: ['server/render/markdownLinks.ts'],
  marked: ['shared/dialect.ts', 'shared/dialect/', 'server/render/markdown*.ts'],
  pg: ['server/storage/engines/postgres.ts'],
  pino: ['server/log.ts'],
  preact: ['server/render/', 'client/account/', 'client/entry/', 'client/words/', 'client/reporter/', 'client/desk/'],
  'preact-render-to-string': ['server/render/'],
  'prom-client': ['server/http/metrics.ts'],
  'proxy-addr': ['server/auth/address.ts'],
  'rate-limiter-flexible': ['server/auth/', 'server/http/', 'server/socket/'],
  'sanitize-html': ['server/render/markdown*.ts'],
  // Outside of a photo's own process, nothing here decodes what strangers made.
  sharp: [
    'server/media/*Worker.ts',
    'server/media/preview/drawing.ts',
    'server/media/preview/lettering.ts',
    'server/demo/',
  ],
  'socket.io': ['server/app.ts', 'server/socket/'],
  'socket.io-client': ['client/account/', 'server/demo/'],
  'tar-stream': ['server/archive/'],
  'tus-js-client': ['client/reporter/', 'server/demo/'],
  uqr: ['client/desk/'],
  vite: ['client/vite.config.ts', 'client/embedStyles.ts'],
  ws: ['server/socket/'],
  zod: ['shared/parse.ts', 'shared/parse/'],
};

/** Every offence as a line that names the file and the rule; none where the house is in order. */
export function offences(sources: SourceFile[]): string[] {
  const known = new Set(sources.map(({ file }) => file));
  const edges = sources.map(({ file, imports }) => ({
    file,
    imports: imports.map((one) => ({ ...one, to: targetOf(file, one.from, known) })),
  }));
  const broken = edges.flatMap(({ file, imports }) => imports.flatMap((one) => [...offenceOf(file, one)]));
  const homeless = sources.filter(({ file }) => roomOf(file) === undefined);
  return [
    ...homeless.map(({ file }) => `${file} is in no room of the table`),
    ...new Set(broken),
    ...cycles(new Map(edges.map(({ file, imports }) => [file, imports.flatMap(({ to }) => to ?? [])]))),
  ];
}

/** The file that a relative import means; null for a package. */
function targetOf(file: string, from: string, known: Set<string>): string | null {
  if (!from.startsWith('.')) return null;
  const named = path.posix.join(path.posix.dirname(file), from);
  const candidates = [named, named.replace(/\.js$/, '.ts'), named.replace(/\.js$/, '.tsx')];
  return candidates.find((candidate) => known.has(candidate)) ?? named.replace(/\.js$/, '.ts');
}

function offenceOf(file: string, one: Import & { to: string | null }): string[] {
  return one.to === null ? packageOffence(file, one.from) : roomOffence(file, one.to, one.typeOnly);
}

function packageOffence(file: string, from: string): string[] {
  const name = packageOf(from);
  const doors = PACKAGES[name];
  if (doors === undefined) return [`${file} imports ${name}, which has no door in the table`];
  if (doors.some((door) => fits(file, door))) return [];
  return [`${file} imports ${name}, which only ${doors.join(', ')} may`];
}

/** 'preact/hooks' is preact, '@scope/name/part' is '@scope/name', 'node:fs' is 'node:*'. */
function packageOf(from: string): string {
  if (from.startsWith('node:')) return 'node:*';
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

function roomOffence(file: string, to: string, typeOnly: boolean): string[] {
  const room = roomOf(file);
  const other = roomOf(to);
  if (room === undefined || room === other) return [];
  if (other !== undefined && room.may.includes(other.room)) return [];
  const typesAllowed = other !== undefined && (room.types ?? []).includes(other.room);
  if (typesAllowed && typeOnly) return [];
  const rule = typesAllowed
    ? `of ${other.room}, ${room.room} may import types only`
    : `${room.room} may import ${room.may.join(', ') || 'nothing of ours'}`;
  return [`${file} imports ${to} (${other?.room ?? 'in no room'}): ${rule}`];
}

function roomOf(file: string): Room | undefined {
  return ROOMS.find(({ files }) => files.some((place) => fits(file, place)));
}

function fits(file: string, place: string): boolean {
  const pattern = place.replace(/[.]/g, '\\.').replace('*', '[^/]*');
  return new RegExp(place.endsWith('/') ? `^${pattern}` : `^${pattern}$`).test(file);
}

/** Each cycle once, as a line; imports of types count, since two files that need each other's words are one. */
function cycles(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) found.push(`cycle: ${[...way.slice(before), file].join(' -> ')}`);
    if (before >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}
