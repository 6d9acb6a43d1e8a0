/** The addresses of the built scripts and styles, by the manifest that the bundler writes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppAssets, Assets, InlineTexts, ReaderAssets } from '../render/views.js';

interface Built {
  file: string;
  css?: string[];
  /** Files that it loads by itself, by the name of their source. */
  loads?: Record<string, string>;
}
type Manifest = Record<string, Built | undefined>;

export async function readAssets(file: URL): Promise<Assets> {
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  return {
    reader: readerOf(manifest, await inlineOf(manifest, new URL('../', file))),
    reporter: { ...appOf(manifest, 'reporter/reporter.tsx'), early: addressOf(manifest, 'reporter/early.ts') },
    installed: installedOf(manifest),
    desk: appOf(manifest, 'desk/desk.tsx'),
    join: filesOf(manifest, 'join/join.ts'),
    frame: { ...filesOf(manifest, 'embed/frame.ts'), beside: addressOf(manifest, 'embed/frames.ts') },
    embed: {
      script: addressOf(manifest, 'embed/embed.ts'),
      live: addressOf(manifest, 'embed/live.ts'),
      more: addressOf(manifest, 'embed/more.ts'),
    },
    docs: addressOf(manifest, 'styles/docs.css'),
  };
}

function readerOf(manifest: Manifest, inline: InlineTexts): ReaderAssets {
  return {
    script: addressOf(manifest, 'reader/reader.ts'),
    second: addressOf(manifest, 'reader/second.ts'),
    words: loadedLater(builtOf(manifest, 'reader/second.ts')).words,
    inline,
    later: addressOf(manifest, 'reader/later.css'),
    print: addressOf(manifest, 'reader/print.css'),
    viewer: filesOf(manifest, 'reader/viewer.ts'),
    late: addressOf(manifest, 'reader/late.ts'),
    textFirst: addressOf(manifest, 'reader/textFirst.ts'),
    tell: filesOf(manifest, 'reader/tell.ts'),
    worker: addressOf(manifest, 'readersWorker/worker.ts'),
  };
}

/** `folder`: the folder that the manifest's files are named in. A text stands between tags, where a line's end is one more byte. */
async function inlineOf(manifest: Manifest, folder: URL): Promise<InlineTexts> {
  const textOf = async (address: string): Promise<string> =>
    (await readFile(new URL(`.${address}`, folder), 'utf8')).trim();
  const sheet = (name: string): Promise<string> => textOf(addressOf(manifest, `reader/${name}.css`));
  const [style, labels, rare, parts, kinds, photos, rtl, pages, early] = await Promise.all([
    textOf(filesOf(manifest, 'reader/reader.ts').style),
    ...[sheet('labels'), sheet('rare'), sheet('parts'), sheet('kinds'), sheet('photos'), sheet('rtl'), sheet('pages')],
    textOf(addressOf(manifest, 'reader/early.ts')),
  ] as const);
  return { style, labels, rare, parts, kinds, photos, rtl, pages, early };
}

function installedOf(manifest: Manifest): Assets['installed'] {
  const icon = (name: string): string => addressOf(manifest, `reporter/icons/${name}.png`);
  return {
    worker: addressOf(manifest, 'worker/worker.ts'),
    sending: addressOf(manifest, 'worker/sending.ts'),
    faces: `/report/${path.posix.dirname(builtOf(manifest, 'reporter/faces/thread.ts').file)}/`,
    icons: {
      180: icon('apple-touch-180'),
      192: icon('icon-192'),
      512: icon('icon-512'),
      maskable: icon('maskable-512'),
    },
  };
}

function builtOf(manifest: Manifest, entry: string): Built {
  const built = manifest[entry];
  if (built === undefined) throw new Error(`${path.basename(entry)} is not in the build`);
  return built;
}

function addressOf(manifest: Manifest, entry: string): string {
  return `/${builtOf(manifest, entry).file}`;
}

function filesOf(manifest: Manifest, entry: string): { script: string; style: string } {
  const style = builtOf(manifest, entry).css?.[0];
  if (style === undefined) throw new Error(`${path.basename(entry)} has no style in the build`);
  return { script: addressOf(manifest, entry), style: `/${style}` };
}

function appOf(manifest: Manifest, entry: string): AppAssets {
  return { ...filesOf(manifest, entry), ...loadedLater(builtOf(manifest, entry)) };
}

/** Sorts the files that a script loads by itself: the words of each language, of `shared/messages/<tag>/`, a page's own first, and all others. */
function loadedLater({ loads = {} }: Built): Pick<AppAssets, 'words' | 'later'> {
  const words: Record<string, string[]> = {};
  const later: string[] = [];
  for (const [name, file] of Object.entries(loads)) {
    const [, lang] = /\/messages\/([\w-]+)\/\w+\.ts$/.exec(name) ?? [];
    if (lang === undefined) later.push(`/${file}`);
    else if (name.endsWith('Page.ts')) words[lang] = [`/${file}`, ...(words[lang] ?? [])];
    else words[lang] = [...(words[lang] ?? []), `/${file}`];
  }
  return { words, later };
}
