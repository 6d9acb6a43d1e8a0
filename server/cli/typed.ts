/** Secrets that a command is given: an argument would stand in the shell's history, and in the list of processes. */
import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export type Input = Readable & { isTTY?: boolean };

/** Reads a secret from the standard input; a person at a terminal is asked for it. */
export async function typedSecret(input: Input, asked: string): Promise<string> {
  if (input.isTTY !== true) return (await text(input)).trim();
  const asking = createInterface({ input, output: process.stderr });
  try {
    return (await asking.question(asked)).trim();
  } finally {
    asking.close();
  }
}
