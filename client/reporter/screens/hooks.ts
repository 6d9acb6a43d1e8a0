import { createContext } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { Reporting } from '../reporting.js';
import { english, type AppWords } from '../words.js';

export const ReportingContext = createContext<Reporting | null>(null);
const WordsContext = createContext<AppWords>(english);

export function useReporting(): Reporting {
  const reporting = useContext(ReportingContext);
  if (reporting === null) throw new Error('no reporting around this part of the page');
  return reporting;
}

export function useWords(): AppWords {
  return useContext(WordsContext);
}

/** The present value of a signal; draws again when it changes. */
export function useCell<Value>(from: ReadonlySignal<Value>): Value {
  return from.value;
}
