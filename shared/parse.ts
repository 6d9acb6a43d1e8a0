/**
 * Parses unknown input to a command, or to a refusal that names the field (rule X1). The phone and the server run the
 * same code: the server does not refuse a command that the phone let through. Readers' scripts never import this.
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
import { faultOfWhole, type Fault } from './parse/content.js';
import { faultOf } from './parse/faultOf.js';
import { newMove, typedCode } from './parse/move.js';
import { endedSubscription, newSubscription } from './parse/push.js';
import { NEW_OUTLETS, outletOfKind } from './parse/outlets.js';
import { LIST_MAX } from './parse/limits.js';
import { redemption } from './parse/redemption.js';
import { DEEPEST, faultOfSize } from './parse/size.js';
import { WORDS_MAX } from './parse/text.js';
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
export type Redemption = z.output<typeof redemption>;

export function parsePost(input: unknown): Parsed<PostCommand> {
  const parsed = parseWith(postCommand, input);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const { text = '', translations = {} } = value;
  const fault = faultOfWhole({ ...value, text, translations });
  return fault === null ? parsed : invalid(fault);
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

/** The person whom an editor invites; a reporter for a day, where it is not said otherwise. */
export function parseInvitation(input: unknown): Parsed<NewInvitation> {
  return parseWith(invitation, input);
}

export function parseRedemption(input: unknown): Parsed<Redemption> {
  return parseWith(redemption, input);
}

/** A new app that asks for a move, or for its session. Other fields are left alone. */
export function parseMove(input: unknown): Parsed<z.output<typeof newMove>> {
  return parseWith(newMove, input);
}

/** Six digits that a person typed in. */
export function parseMoveCode(input: unknown): Parsed<z.output<typeof typedCode>> {
  return parseWith(typedCode, input);
}

/** A reader's push subscription that begins, or is renewed. */
export function parseSubscription(input: unknown): Parsed<z.output<typeof newSubscription>> {
  return parseWith(newSubscription, input);
}

/** A reader's push subscription that ends. */
export function parseSubscriptionEnd(input: unknown): Parsed<z.output<typeof endedSubscription>> {
  return parseWith(endedSubscription, input);
}

/** The outlet that a desk makes. */
export function parseOutlet(input: unknown): Parsed<NewOutlet> {
  const ofKind = parseWith(outletOfKind, input);
  return ofKind.ok ? parseWith(NEW_OUTLETS[ofKind.value.kind], input) : ofKind;
}

export type NewOutlet = z.output<(typeof NEW_OUTLETS)[keyof typeof NEW_OUTLETS]>;

/** A patch has no more than that, and the entry may have others already. */
const TOO_MANY_LANGUAGES: Fault = { field: 'translations', why: 'too-many', values: { n: LIST_MAX } };

interface Around {
  correction?: { note: string } | null;
  /** The number of characters that the words had before: they were taken by the rules of their time. */
  taken?: number;
  /** The number of languages that it was translated to before; the same goes for them. */
  languages?: number;
}

/** Checks an entry's whole content after a patch was merged into it, together with the note of its correction. */
export function parseContent(
  kind: Kind,
  merged: unknown,
  { correction = null, taken = 0, languages = 0 }: Around = {},
): Parsed<Content> {
  const parsed = checkedWith(contentOf(kind), merged);
  if (!parsed.ok) return parsed;
  const content = merged as Content;
  if (Object.keys(content.translations).length > Math.max(LIST_MAX, languages)) return invalid(TOO_MANY_LANGUAGES);
  const fault = faultOfWhole({ ...content, correction }, Math.max(WORDS_MAX, taken));
  return fault === null ? { ok: true, value: content } : invalid(fault);
}

/** Parses what came from outside. */
function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const fault = faultOfSize(input);
  return fault === null ? checkedWith(schema, input) : invalid(fault);
}

function checkedWith<Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(input);
  if (result.success) {
    const unnamed = dropped(input);
    return unnamed === null ? { ok: true, value: result.data } : invalid({ field: unnamed, why: 'unknown-field' });
  }
  const [issue] = result.error.issues;
  return invalid(issue === undefined ? { field: '', why: 'malformed' } : faultOf(issue, input));
}

/** Finds the path of a name that JSON may give, and that zod leaves out of a map without a word. */
function dropped(input: unknown, path: readonly string[] = []): string | null {
  if (typeof input !== 'object' || input === null || path.length > DEEPEST) return null;
  for (const [name, value] of Object.entries(input)) {
    const inside = [...path, name];
    const found = name === '__proto__' ? inside.join('.') : dropped(value, inside);
    if (found !== null) return found;
  }
  return null;
}

function invalid({ field, ...fault }: Fault): { ok: false; refusal: Refusal } {
  const details = field === '' ? ({ why: 'not-a-command' } as const) : { field, ...fault };
  return { ok: false, refusal: refusal('invalid', details) };
}
