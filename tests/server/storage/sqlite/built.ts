/** The store as JavaScript, for a process of its own that can be killed: jest's own process cannot. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { newFolder } from './folder.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const CHILD = join(import.meta.dirname, 'child.mjs');

/** Strips the types of the store's sources. Returns the folder of the result. */
export function buildStore(): string {
  const out = newFolder();
  for (const part of ['server/storage', 'shared', 'tests/contracts/journal']) {
    for (const file of readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.ts')) strip(join(ROOT, part, file), join(out, part, file.replace(/\.ts$/, '.js')));
    }
  }
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(out, 'node_modules'));
  return out;
}

function strip(from: string, to: string): void {
  const { code } = transformSync(readFileSync(from, 'utf8'), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, code);
}

export interface Child {
  process: ChildProcess;
  /** The lines that it has printed so far. */
  lines: () => string[];
  /** Resolves once it has printed so many lines; rejects where it ended before. */
  said: (count: number) => Promise<void>;
  /** Resolves with its exit code, or null where it was killed. */
  ended: Promise<number | null>;
}

/** Runs child.mjs on a built store: its head lists the commands. */
export function runChild(built: string, ...ask: string[]): Child {
  const child = spawn(process.execPath, [CHILD, built, ...ask], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    for (const listener of listeners) listener();
  });
  // Text after the last line break may be half a line.
  const lines = () => out.split('\n').slice(0, -1);
  const ended = new Promise<number | null>((resolveEnd) => child.on('close', resolveEnd));
  const said = (count: number) =>
    new Promise<void>((resolveSaid, reject) => {
      const look = () => {
        if (lines().length >= count) resolveSaid();
      };
      listeners.add(look);
      void ended.then(() => {
        reject(new Error(`ended after ${lines().length} lines`));
      });
      look();
    });
  return { process: child, lines, said, ended };
}

/** A folder of the user that the child becomes. */
export function folderOfNobody(): string {
  const folder = newFolder();
  if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
  return folder;
}
