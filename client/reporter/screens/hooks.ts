import type { BlogStatus } from '../../../shared/entry.js';
import { needed } from '../../words/needed.js';
import { offeredTo, type Offered } from '../offered.js';
import type { Reporting } from '../reporting.js';
import type { PhoneSpoken, SecondSpoken, ThirdSpoken } from '../words.js';
import type { BeyondPart } from './beyondTerms.js';

export const [ReportingContext, useReporting] = needed<Reporting>();

export const [WordsContext, useWords] = needed<PhoneSpoken>();

/**
 * Draws what comes after the form, for screens that are here before it. Handed in: a file that imported it would be one
 * that the first script shares, and be loaded apart from it.
 */
export const [BeyondContext, useBeyond] = needed<BeyondPart>();

/** The words behind the first screen, as far as the form and the own list need them. */
export const [SecondWordsContext, useSecondWords] = needed<SecondSpoken>();

/** All words of the app, for screens that come after the form. */
export const [ThirdWordsContext, useThirdWords] = needed<ThirdSpoken>();

/** The deeds that the person who is signed in may do in this blog. */
export function useOffered(blog: { status: BlogStatus }): Offered {
  return offeredTo(useReporting().account.signedIn(), blog);
}
