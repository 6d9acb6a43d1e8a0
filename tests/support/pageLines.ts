/** Blocks of docs, run as they stand, with a folder in place of the machine that they are written for. */
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const DOCS = path.join(import.meta.dirname, '../../docs');

/** Returns the lines of a page's block: behind its fence stand `sh` and this name. Throws where there is none. */
export async function linesOf(page: string, name: string): Promise<string> {
  const text = await readFile(path.join(DOCS, page), 'utf8');
  const [, lines] = new RegExp(`^\`\`\`sh ${name}\\n([^]*?)^\`\`\``, 'm').exec(text) ?? [];
  if (lines === undefined) throw new Error(`docs/${page} has no block "${name}"`);
  return lines;
}

/** Makes programs, by name and lines of shell, that lines find before those of this machine. */
export async function standIns(folder: string, programs: Record<string, string>): Promise<void> {
  const bin = path.join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  for (const [name, lines] of Object.entries(programs)) {
    await writeFile(path.join(bin, name), `#!/bin/sh\n${lines}\n`);
    await chmod(path.join(bin, name), 0o755);
  }
}

/** Runs lines as a careful person does: the first that fails ends them. Throws with what they said. */
export async function runLines(lines: string, folder: string): Promise<string> {
  const here = lines.replaceAll(/(?<=^|[\s'"=])\/(etc|opt|root|usr|var)\//gm, `${folder}/$1/`);
  const env = { ...process.env, PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}` };
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here], { cwd: folder, env });
  return stdout;
}
