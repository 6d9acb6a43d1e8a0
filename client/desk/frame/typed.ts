/**
 * An editor's typed text in a sheet: kept on this device by its subject until it is sent or the session ends, so that
 * a reload, an error and a conflict do not lose it; checked before it is sent, and sent once at a time. What is typed
 * while it is on its way is not sent, and so it stays.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/refusals.js';
import { useOnce } from '../../account/useOnce.js';
import type { Fault } from '../../entry/fault.js';
import type { Sent } from '../deeds/commands.js';
import { usePage } from './hooks.js';

interface Typing<Value> {
  place: string;
  begin: () => Value;
  /** Takes text that an older version of this page may have kept; null where it has another shape. */
  read: (kept: unknown) => Value | null;
  onClose: () => void;
}

export type Typed<Value> = ReturnType<typeof useTyped<Value>>;

export function useTyped<Value>({ onClose, ...of }: Typing<Value>) {
  const { words } = usePage();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const { forget, ...kept } = useKept(of);
  const changes = useRef(0);
  const isOpen = useIsOpen();
  const clear = (): void => {
    forget();
    setFault(null);
  };
  /** Changes the value as it is by then. What comes after the sheet was closed is left out: another may be open. */
  const changeFrom = (next: (now: Value) => Value): void => {
    if (!isOpen()) return;
    changes.current += 1;
    kept.keepFrom(next);
    setFault(null);
  };
  const change = (next: Value): void => changeFrom(() => next);
  /** `found`: a fault that is known before sending. The sheet closes when the text was sent. */
  const send = useOnce(async (found: Fault | null, go: () => Promise<Sent>, say: (refusal: Refusal) => Fault) => {
    setFault(found);
    if (found !== null) return null;
    const before = changes.current;
    setSending(true);
    const sent = await go();
    setSending(false);
    if (sent.is === 'refused') setFault(atFoot(say(sent.refusal)));
    if (sent.is === 'lost') setFault({ field: '', message: words.notices.lost });
    if (sent.is !== 'done') return sent;
    if (changes.current !== before) setFault({ field: '', message: words.typedSince });
    else clear();
    // It may have been closed meanwhile, and another sheet be in front.
    if (changes.current === before && isOpen()) onClose();
    return sent;
  });
  /** `isOpen`: whether the sheet is still there. */
  return { ...kept, fault, isSending, isOpen, clear, change, changeFrom, setFault, send };
}

/** A value that is kept on this device from its first change on. `isKept`: whether it was changed, and not sent. */
function useKept<Value>({ place, begin, read }: Omit<Typing<Value>, 'onClose'>) {
  const { shelf } = usePage().desk;
  const [{ value, isKept }, draw] = useState(() => {
    const kept = read(shelf.get(place));
    return { value: kept ?? begin(), isKept: kept !== null };
  });
  const present = useRef(value);
  const shows = (next: Value, isNowKept: boolean): void => {
    present.current = next;
    draw({ value: next, isKept: isNowKept });
  };
  const keep = (next: Value): void => {
    shelf.set(place, next);
    shows(next, true);
  };
  const keepFrom = (next: (now: Value) => Value): void => keep(next(present.current));
  const forget = (): void => {
    shelf.remove(place);
    shows(begin(), false);
  };
  return { value, isKept, keep, keepFrom, forget };
}

/** A fault of the revision is said at the sheet's foot: no control of the form is about it. */
export function atFoot(fault: Fault): Fault {
  return fault.field === 'rev' ? { ...fault, field: '' } : fault;
}

/** Answers whether the sheet is still there: an answer that comes later is to be said elsewhere. */
export function useIsOpen(): () => boolean {
  const isClosed = useRef(false);
  useEffect(() => () => void (isClosed.current = true), []);
  return () => !isClosed.current;
}
