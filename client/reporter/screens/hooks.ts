import { createContext } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { BlogStatus } from '../../../shared/entry.js';
import { offeredTo, type Offered } from '../offered.js';
import type { Reporting } from '../reporting.js';
import { english, type AppWords } from '../words.js';

export const ReportingContext = createContext<Reporting | null>(null);
const WordsContext = createContext<AppWords>(english);

export function useReporting(): Reporting {
  const reporting = useContext(ReportingContext);
  if (reporting === null) throw new Error('no reporting around this part of the page');
  return reporting;
}

/** What can be done in this blog by who is signed in. */
export function useOffered(blog: { status: BlogStatus }): Offered {
  return offeredTo(useReporting().account.signedIn(), blog);
}

export function useWords(): AppWords {
  return useContext(WordsContext);
}

/** The present value of a signal; draws again when it changes. */
export function useCell<Value>(from: ReadonlySignal<Value>): Value {
  return from.value;
}
