/** The addresses of the built scripts and styles, by the manifest that the bundler writes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppAssets, Assets } from '../render/views.js';

interface Built {
  file: string;
  css?: string[];
  dynamicImports?: string[];
}
type Manifest = Record<string, Built | undefined>;

export async function readAssets(file: URL): Promise<Assets> {
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  return {
    reader: { ...filesOf(manifest, 'reader/reader.ts'), viewer: scriptOf(manifest, 'reader/viewer.ts') },
    reporter: appOf(manifest, 'reporter/reporter.tsx'),
    desk: appOf(manifest, 'desk/desk.tsx'),
    join: filesOf(manifest, 'join/join.ts'),
    frame: filesOf(manifest, 'embed/frame.ts'),
    embed: { script: scriptOf(manifest, 'embed/embed.ts') },
  };
}

function builtOf(manifest: Manifest, entry: string): Built {
  const built = manifest[entry];
  if (built === undefined) throw new Error(`${path.basename(entry)} is not in the build`);
  return built;
}

function scriptOf(manifest: Manifest, entry: string): string {
  return `/${builtOf(manifest, entry).file}`;
}

function filesOf(manifest: Manifest, entry: string): { script: string; style: string } {
  const style = builtOf(manifest, entry).css?.[0];
  if (style === undefined) throw new Error(`${path.basename(entry)} has no style in the build`);
  return { script: scriptOf(manifest, entry), style: `/${style}` };
}

function appOf(manifest: Manifest, entry: string): AppAssets {
  return { ...filesOf(manifest, entry), words: wordsOf(manifest, builtOf(manifest, entry)) };
}

/** The file of each language that the script loads by itself, by its tag: of `shared/messages/<tag>/`. */
function wordsOf(manifest: Manifest, { dynamicImports = [] }: Built): Record<string, string> {
  const found = dynamicImports.flatMap((name) => {
    const [, lang] = /\/messages\/([\w-]+)\/\w+\.ts$/.exec(name) ?? [];
    const file = manifest[name]?.file;
    return lang === undefined || file === undefined ? [] : [[lang, `/${file}`]];
  });
  return Object.fromEntries(found) as Record<string, string>;
}
