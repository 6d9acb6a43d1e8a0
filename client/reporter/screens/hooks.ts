import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BlogStatus } from '../../../shared/entry.js';
import { offeredTo, type Offered } from '../offered.js';
import type { Reporting } from '../reporting.js';
import type { PhoneSpoken, SecondSpoken } from '../words.js';

export const ReportingContext = createContext<Reporting | null>(null);
export const WordsContext = createContext<PhoneSpoken | null>(null);
export const SecondWordsContext = createContext<SecondSpoken | null>(null);

export function useReporting(): Reporting {
  return present(useContext(ReportingContext));
}

export function useWords(): PhoneSpoken {
  return present(useContext(WordsContext));
}

/** The words behind the first screen. */
export function useSecondWords(): SecondSpoken {
  return present(useContext(SecondWordsContext));
}

/** The deeds that the person who is signed in may do in this blog. */
export function useOffered(blog: { status: BlogStatus }): Offered {
  return offeredTo(useReporting().account.signedIn(), blog);
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('this part of the page stands outside of what it needs');
  return value;
}
