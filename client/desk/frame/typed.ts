/**
 * An editor's typed text in a sheet: kept on this device by its subject until it is sent or the session ends, so that
 * a reload, an error and a conflict do not lose it; checked before it is sent, and sent once at a time. What is typed
 * while it is on its way is not sent, and so it stays.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/refusals.js';
import type { Fault } from '../../entry/fault.js';
import type { Sent } from '../deeds/commands.js';
import { usePage } from './hooks.js';
import type { Outcome, TypedText, Typing } from './typedTexts.js';

export type Typed<Value> = ReturnType<typeof useTyped<Value>>;

export function useTyped<Value>({ onClose, ...typing }: Typing<Value> & { onClose: () => void }) {
  const { desk, notices, words } = usePage();
  const [text] = useState(() => desk.texts.at(typing));
  const isHere = useIsOpen();
  text.beginsBy(typing.begin);
  useShown(text, onClose);
  /** Changes the value as it is by then. What comes after the sheet was closed is left out: another may be open. */
  const changeFrom = (next: (now: Value) => Value): void => {
    if (isHere()) text.change(next);
  };
  /** `found`: a fault that is known before sending. */
  const send = async (
    found: Fault | null,
    go: () => Promise<Sent>,
    say: (refusal: Refusal) => Fault,
  ): Promise<Outcome | null> => {
    if (text.isSending) return null;
    text.setFault(found);
    if (found !== null) return null;
    const says = { lost: words.notices.lost, typedSince: words.typedSince };
    const sent = await text.send(go, { ...says, refused: (refusal) => atFoot(say(refusal)) });
    if (sent?.is === 'done' && sent.isTypedOn && !text.isOpen()) notices.fault('typedSince');
    return sent;
  };
  const { value, isKept, fault, isSending, isOpen, keep, answered, clear, setFault } = text;
  const own = { value, isKept, fault, isSending, isOpen, keep, answered, clear, setFault };
  return { ...own, change: (next: Value) => changeFrom(() => next), changeFrom, send };
}

/** Ties the text to this sheet for as long as it is there. */
function useShown<Value>(text: TypedText<Value>, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => text.show(() => close.current()), [text]);
}

/** Names of what a command is about, which no form has a control for. */
const OF_COMMAND = ['rev', 'id', 'blog'];

/** A fault of the revision, of the entry or of the rally as such is said at the sheet's foot. */
export function atFoot(fault: Fault): Fault {
  return OF_COMMAND.includes(fault.field) ? { ...fault, field: '' } : fault;
}

/** Answers whether the sheet is still there: an answer that comes later is to be said elsewhere. */
export function useIsOpen(): () => boolean {
  const isClosed = useRef(false);
  useEffect(() => () => void (isClosed.current = true), []);
  return () => !isClosed.current;
}
