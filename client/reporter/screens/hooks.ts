import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BlogStatus } from '../../../shared/entry.js';
import { offeredTo, type Offered } from '../offered.js';
import type { Reporting } from '../reporting.js';
import type { PhoneSpoken, SecondSpoken, ThirdSpoken } from '../words.js';
import type { BeyondPart } from './beyondTerms.js';

/** Handed in: a file that imported it would be one that the first script shares, and be loaded apart from it. */
export const BeyondContext = createContext<BeyondPart | null>(null);
export const ReportingContext = createContext<Reporting | null>(null);
export const WordsContext = createContext<PhoneSpoken | null>(null);
export const SecondWordsContext = createContext<SecondSpoken | null>(null);
export const ThirdWordsContext = createContext<ThirdSpoken | null>(null);

export function useReporting(): Reporting {
  return present(useContext(ReportingContext));
}

export function useWords(): PhoneSpoken {
  return present(useContext(WordsContext));
}

/** Draws what comes after the form, for screens that are here before it. */
export function useBeyond(): BeyondPart {
  return present(useContext(BeyondContext));
}

/** The words behind the first screen, as far as the form and the own list need them. */
export function useSecondWords(): SecondSpoken {
  return present(useContext(SecondWordsContext));
}

/** All words of the app, for screens that come after the form. */
export function useThirdWords(): ThirdSpoken {
  return present(useContext(ThirdWordsContext));
}

/** The deeds that the person who is signed in may do in this blog. */
export function useOffered(blog: { status: BlogStatus }): Offered {
  return offeredTo(useReporting().account.signedIn(), blog);
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('this part of the page stands outside of what it needs');
  return value;
}
