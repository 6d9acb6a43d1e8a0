/** The parameters of a request's query: from text to a value, or the refusal that names the field. */
import type { Request } from 'express';
import { KINDS, type Kind } from '../../shared/entry.js';
import { languageGiven, type GivenLanguage } from '../../shared/messages/languages.js';
import type { Why } from '../../shared/messages/en/refusals.js';
import type { Values } from '../../shared/messages/words.js';
import type { As } from '../../shared/protocol/readers.js';
import { Refused } from '../../shared/refusals.js';
import type { Selection } from '../render/views.js';

type Query = Request['query'];

/** A whole number in a range; undefined where it is not given. Throws `invalid`. */
export function wholeNumber(query: Query, name: string, [least, most]: [number, number]): number | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  const number = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : NaN;
  if (!(number >= least && number <= most)) throw invalid(name, 'not-in-range', { least, most });
  return number;
}

/** The range of a seq, a step or an order. */
export const ANY_NUMBER: [number, number] = [0, 999_999_999_999_999];

/** The position after which changes are asked for; a `since` above 0 needs its epoch. Throws `invalid`. */
export function sinceOf(query: Query): { since: number; epoch: string | undefined } {
  const since = wholeNumber(query, 'since', ANY_NUMBER) ?? 0;
  const epoch = shortText(query, 'epoch');
  if (since > 0 && epoch === undefined) throw invalid('epoch', 'epoch-missing');
  return { since, epoch };
}

/** A kind of entry; undefined where it is not given. Throws `invalid`. */
export function kindOf(query: Query): Kind | undefined {
  if (query.kind === undefined) return undefined;
  const kind = KINDS.find((known) => known === query.kind);
  if (kind === undefined) throw invalid('kind', 'none-of', { choices: KINDS.join(', ') });
  return kind;
}

/** Which entries a page shows, and in which order; undefined where all, from the newest down. Throws `invalid`. */
export function selectionOf(query: Query): Selection | undefined {
  const kind = kindOf(query);
  if (query.only !== undefined && query.only !== 'key') throw invalid('only', 'none-of', { choices: 'key' });
  if (query.order !== undefined && query.order !== 'oldest') throw invalid('order', 'none-of', { choices: 'oldest' });
  const only = query.only === 'key' ? 'key' : kind;
  if (only === undefined && query.order === undefined) return undefined;
  return { ...(only !== undefined && { only }), ...(query.order !== undefined && { rising: true }) };
}

/** The form of deltas; `json` where it is not given. Throws `invalid`. */
export function asOf(query: Query): As {
  if (query.as === undefined || query.as === 'json') return 'json';
  if (query.as === 'html') return 'html';
  throw invalid('as', 'none-of', { choices: 'json, html' });
}

/** Whether `1` is given; undefined where nothing is. Throws `invalid`: no other word means yes, or no. */
export function flag(query: Query, name: string): true | undefined {
  if (query[name] === undefined) return undefined;
  if (query[name] !== '1') throw invalid(name, 'none-of', { choices: '1' });
  return true;
}

/** A short text; undefined where it is not given. Throws `invalid`. */
export function shortText(query: Query, name: string): string | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || given.length === 0 || given.length > 100) throw invalid(name, 'malformed');
  return given;
}

/** The blog's language that serves best what is asked for, else its first one. Throws `invalid`. */
export function languageOf(query: Query, languages: readonly string[]): string {
  return givenOf(query, languages).lang;
}

/** As `languageOf`, with whether that language serves what is asked for: a page says where it does not. */
export function givenOf({ lang }: Query, languages: readonly string[]): GivenLanguage {
  const isText = lang === undefined || (typeof lang === 'string' && lang.length <= 100);
  const given = isText ? languageGiven(lang, languages) : null;
  if (given === null) throw invalid('lang', 'not-language');
  return given;
}

/** The language in which a page is asked for, where the page is of no blog. */
export function wantedLanguages({ lang }: Query): string[] {
  return typeof lang === 'string' ? [lang] : [];
}

/**
 * The languages for sign-in and the apps. Nobody's cache keeps these pages, so the browser's own languages count, where
 * a page for readers would have to be kept once for each spelling of that header; `?lang=` goes before them.
 */
export function ownLanguages(request: Request): string[] {
  const asked = wantedLanguages(request.query);
  return asked.length > 0 ? asked : request.acceptsLanguages();
}

function invalid(field: string, why: Why, values?: Values): Refused {
  return new Refused('invalid', { field, why, ...(values !== undefined && { values }) });
}
