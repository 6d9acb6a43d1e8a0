/** Words that a command is given at its standard input, and not by arguments. */
import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export type Input = Readable & { isTTY?: boolean };

/**
 * Reads a secret; a person at a terminal is asked for it. An argument would stand in the shell's history, and in the list of
 * processes.
 */
export async function typedSecret(input: Input, asked: string): Promise<string> {
  return input.isTTY === true ? answerTo(asked, input) : (await text(input)).trim();
}

/** Asks a person at a terminal, for whom "yes" alone is yes. */
export async function isMeant(input: Input, asked: string): Promise<boolean> {
  return (await answerTo(asked, input)).toLowerCase() === 'yes';
}

/** An input that ends (Ctrl-D) in place of an answer says nothing. */
async function answerTo(asked: string, input: Input): Promise<string> {
  const asking = createInterface({ input, output: process.stderr });
  // Later than an answer that ends the input, too.
  const ended = new Promise<string>((resolve) => asking.once('close', () => setImmediate(resolve, '')));
  try {
    return (await Promise.race([asking.question(asked), ended])).trim();
  } finally {
    asking.close();
  }
}
