/** The arguments of a command: words that stand alone, and values behind `--name`. */
import { parseArgs } from 'node:util';

/** The arguments do not fit the command; the message names them. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export interface Flags {
  /** Returns the word at a place; throws `WrongUsage` where it is missing, naming `what`. */
  word: (index: number, what: string) => string;
  /** Returns the value of `--name`, or undefined. */
  flag: (name: FlagName) => string | undefined;
  /** Returns all values of a flag that may be repeated. */
  all: (name: FlagName) => string[] | undefined;
  /** Returns the value of `--name`; throws `WrongUsage` where it is missing. */
  needed: (name: FlagName) => string;
}

const NAMES = [
  'title',
  'time-zone',
  'languages',
  'status',
  'visibility',
  'place',
  'standfirst',
  'starts-at',
  'ask',
  'publisher',
  'contact',
  'home',
  'sites',
  'faces-required',
  'translations',
  'name',
  'role',
  'expires',
  'keep',
] as const;
export type FlagName = (typeof NAMES)[number];

const OPTIONS = Object.fromEntries(NAMES.map((name) => [name, { type: 'string', multiple: true }] as const));

export function parseFlags(args: string[]): Flags {
  const { values, positionals } = parsed(args);
  const all = (name: FlagName): string[] | undefined => values[name];
  const flag = (name: FlagName): string | undefined => all(name)?.at(-1);
  return {
    all,
    flag,
    word: (index, what) => positionals[index] ?? fail(`${what} is missing`),
    needed: (name) => flag(name) ?? fail(`--${name} is missing`),
  };
}

function parsed(args: string[]): { values: Record<string, string[] | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'these words do not fit');
  }
}

function fail(message: string): never {
  throw new WrongUsage(message);
}
