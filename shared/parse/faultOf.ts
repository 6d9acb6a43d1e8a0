/** An issue that zod found, as the fault that a refusal names. */
import type { z } from 'zod';
import { KINDS } from '../entry.js';
import { becauseIn, type Because } from './because.js';
import type { Fault } from './content.js';

type Issue = z.core.$ZodIssue;

/** Returns the fault of an issue in an input: its field, and why. */
export function faultOf(issue: Issue, input: unknown): Fault {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return { field: [...path, issue.keys[0] ?? ''].join('.'), why: 'unknown-field' };
  const field = path.join('.');
  return valueAt(input, issue.path) === undefined ? { field, why: 'missing' } : { field, ...reasonOf(issue) };
}

/** The reason that a schema gives by itself (`because`), else the one that zod found. */
function reasonOf(issue: Issue): Because {
  const named = becauseIn(issue);
  if (named !== null) return named;
  switch (issue.code) {
    case 'too_big':
      return { why: 'too-high', values: { n: Number(issue.maximum) } };
    case 'too_small':
      return { why: 'too-low', values: { n: Number(issue.minimum) } };
    case 'invalid_type':
      return { why: NOT[issue.expected] ?? 'not-object' };
    case 'invalid_value':
      return { why: 'none-of', values: { choices: issue.values.map(String).join(', ') } };
    case 'invalid_union':
      return { why: 'none-of', values: { choices: KINDS.join(', ') } };
    default:
      return { why: 'malformed' };
  }
}

const NOT: Partial<Record<string, Because['why']>> = {
  string: 'not-text',
  number: 'not-number',
  int: 'not-whole',
  boolean: 'not-yes-or-no',
  array: 'not-list',
};

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined,
    input,
  );
}
