/**
 * The reason why a schema does not take a field: in zod's place for a sentence stands a name of the closed table, and
 * the words are found where the refusal is said.
 */
import type { z } from 'zod';
import type { Why } from '../messages/en/refusals.js';
import type { Values } from '../messages/words.js';

export interface Because {
  why: Why;
  values?: Values;
}

/** Packs a reason for a check of zod, which hands on nothing but a text. `values`: for the places of the sentence. */
export function because(why: Why, values?: Values): string {
  return JSON.stringify({ why, values } satisfies Because);
}

/** Unpacks a reason; null where zod says something in its own words. */
export function becauseIn({ message }: z.core.$ZodIssue): Because | null {
  return message.startsWith('{"why"') ? (JSON.parse(message) as Because) : null;
}
