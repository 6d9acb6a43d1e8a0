import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Readable } from '../../account/cell.js';
import type { Reporting } from '../reporting.js';
import type { PhoneSpoken } from '../words.js';

export const ReportingContext = createContext<Reporting | null>(null);
export const WordsContext = createContext<PhoneSpoken | null>(null);

export function useReporting(): Reporting {
  return present(useContext(ReportingContext));
}

export function useWords(): PhoneSpoken {
  return present(useContext(WordsContext));
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('this part of the page stands outside of what it needs');
  return value;
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
