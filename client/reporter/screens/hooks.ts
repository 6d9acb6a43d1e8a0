import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Readable } from '../../account/cell.js';
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

/** The present value of a cell; draws again when it changes. */
export function useCell<Value>(from: Readable<Value>): Value {
  const [, draw] = useState({});
  useEffect(() => {
    draw({});
    return from.subscribe(() => {
      draw({});
    });
  }, [from]);
  return from.get();
}
