/** The flags of `npm run demo -- ...`. */
import { parseArgs } from 'node:util';

export interface DemoFlags {
  /** Times faster than the script's own clock. */
  pace: number;
  /** The port to serve on; 0 takes any free one. */
  port: number;
  help: boolean;
}

/** A flag that does not fit; the message names it, for the person who typed it. */
export class WrongFlag extends Error {
  override readonly name = 'WrongFlag';
}

export const USAGE = `Usage: npm run demo -- [--pace 10] [--port 3000]

  --pace <times>   how many times faster than life, from 0.1 to 1000 (default 1)
  --port <number>  where it serves; 0 takes any free port (default 3000)
`;

const OPTIONS = {
  pace: { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function readFlags(args: string[]): DemoFlags {
  const { pace = '1', port = '3000', help = false } = parsed(args);
  return { pace: number('--pace', pace, 0.1, 1_000), port: whole('--port', port, 0, 65_535), help };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new WrongFlag(error instanceof Error ? error.message : String(error));
  }
}

function number(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value >= least && value <= most) return value;
  throw new WrongFlag(`${flag} is "${text}", but must be a number from ${least} to ${most}.`);
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongFlag(`${flag} is "${text}", but must be a whole number from ${least} to ${most}.`);
}
