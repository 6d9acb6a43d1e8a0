/** The arguments of a command: words that stand alone, and values behind `--name`. */
import { parseArgs } from 'node:util';

/** The arguments do not fit the command; the message names them. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export interface Flags {
  /** Returns the word at a place; throws `WrongUsage` where it is missing, naming `what`. */
  word: (index: number, what: string) => string;
  /** Returns the word at a place, or undefined. */
  wordOrNone: (index: number) => string | undefined;
  /** Returns the value of `--name`, or undefined. */
  flag: (name: FlagName) => string | undefined;
  /** Returns all values of a flag that may be repeated. */
  all: (name: FlagName) => string[] | undefined;
  /** Returns whether `--name` stands there, which takes no value. */
  isOn: (name: SwitchName) => boolean;
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
  'invited',
  'keep',
  'channel',
  'lang',
] as const;
export type FlagName = (typeof NAMES)[number];

const SWITCHES = ['off', 'yes'] as const;
export type SwitchName = (typeof SWITCHES)[number];

const OPTIONS = {
  ...Object.fromEntries(NAMES.map((name) => [name, { type: 'string', multiple: true }] as const)),
  ...Object.fromEntries(SWITCHES.map((name) => [name, { type: 'boolean' }] as const)),
};

export function parseFlags(args: string[]): Flags {
  const { values, positionals } = parsed(args);
  const all = (name: FlagName): string[] | undefined => values[name] as string[] | undefined;
  const flag = (name: FlagName): string | undefined => all(name)?.at(-1);
  return {
    all,
    flag,
    isOn: (name) => values[name] === true,
    word: (index, what) => positionals[index] ?? fail(`${what} is missing`),
    wordOrNone: (index) => positionals[index],
    needed: (name) => flag(name) ?? fail(`--${name} is missing`),
  };
}

function parsed(args: string[]): { values: Record<string, unknown>; positionals: string[] } {
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
