/**
 * From unknown to a command, or a refusal that names the field (rule X1). The phone and the server run the same
 * code, so that what the phone lets through the server does not refuse. Readers' scripts never import this.
 */
import type { z } from 'zod';
import type { Content, Kind } from './entry.js';
import { newBlog } from './parse/blog.js';
import { invitation } from './parse/invitation.js';
import {
  blogCommand,
  contentOf,
  postCommand,
  publishCommand,
  retractCommand,
  reviseCommand,
  takedownCommand,
} from './parse/commands.js';
import { faultOfWhole } from './parse/content.js';
import { refusal, type Refusal } from './refusals.js';

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export type PostCommand = z.output<typeof postCommand>;
export type ReviseCommand = z.output<typeof reviseCommand>;
export type RetractCommand = z.output<typeof retractCommand>;
export type PublishCommand = z.output<typeof publishCommand>;
export type TakedownCommand = z.output<typeof takedownCommand>;
export type BlogCommand = z.output<typeof blogCommand>;
export type NewBlog = z.output<typeof newBlog>;
export type NewInvitation = z.output<typeof invitation>;

export function parsePost(input: unknown): Parsed<PostCommand> {
  const parsed = parseWith(postCommand, input);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const fault = faultOfWhole({ ...value, text: value.text ?? '', translations: value.translations ?? {} });
  return fault === null ? parsed : invalid(fault.field, fault.message);
}

export function parseRevise(input: unknown): Parsed<ReviseCommand> {
  return parseWith(reviseCommand, input);
}

export function parseRetract(input: unknown): Parsed<RetractCommand> {
  return parseWith(retractCommand, input);
}

export function parsePublish(input: unknown): Parsed<PublishCommand> {
  return parseWith(publishCommand, input);
}

export function parseTakedown(input: unknown): Parsed<TakedownCommand> {
  return parseWith(takedownCommand, input);
}

export function parseBlog(input: unknown): Parsed<BlogCommand> {
  return parseWith(blogCommand, input);
}

export function parseNewBlog(input: unknown): Parsed<NewBlog> {
  return parseWith(newBlog, input);
}

/** Whom an editor invites; a reporter for a day, where it is not said otherwise. */
export function parseInvitation(input: unknown): Parsed<NewInvitation> {
  return parseWith(invitation, input);
}

/** Checks an entry's whole content after a patch was merged into it. */
export function parseContent(kind: Kind, merged: unknown): Parsed<Content> {
  const parsed = parseWith(contentOf(kind), merged);
  if (!parsed.ok) return parsed;
  const content = merged as Content;
  const fault = faultOfWhole({ ...content });
  return fault === null ? { ok: true, value: content } : invalid(fault.field, fault.message);
}

function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  if (issue === undefined) return invalid('', 'is not as it should be');
  return invalid(...describe(issue, input));
}

function invalid(field: string, message: string): { ok: false; refusal: Refusal } {
  const named = field === '' ? 'The command' : `"${field}"`;
  const details = field === '' ? {} : { field };
  return { ok: false, refusal: refusal('invalid', { ...details, message: `${named} ${message}.` }) };
}

type Issue = z.core.$ZodIssue;

function describe(issue: Issue, input: unknown): [field: string, message: string] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return [[...path, issue.keys[0] ?? ''].join('.'), 'is not a field of this'];
  const field = path.join('.');
  if (valueAt(input, issue.path) === undefined) return [field, 'is missing'];
  switch (issue.code) {
    case 'custom':
    case 'invalid_format':
    case 'too_big':
    case 'too_small':
      return [
        field,
        issue.message.startsWith('Invalid') || issue.message.startsWith('Too') ? outOfBounds(issue) : issue.message,
      ];
    case 'invalid_type':
      return [field, `is not ${article(issue.expected)}`];
    case 'invalid_value':
      return [field, `is none of ${issue.values.map(String).join(', ')}`];
    case 'invalid_union':
      return [field, 'is none of the kinds'];
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [field, 'is not as it should be'];
  }
}

function outOfBounds(issue: Issue): string {
  if (issue.code === 'too_big') return `is above the limit of ${issue.maximum.toString()}`;
  if (issue.code === 'too_small') return `is below the limit of ${issue.minimum.toString()}`;
  return 'is not as it should be';
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined,
    input,
  );
}
