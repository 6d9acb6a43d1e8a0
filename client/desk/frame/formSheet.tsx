/** A sheet with a form. A fault stands at its field, or else at the sheet's foot beside the ways on: it is said somewhere. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Fault } from '../../entry/fault.js';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { Alert } from '../../entry/alert.js';
import { Button, Send } from './buttons.js';
import { useWords } from './hooks.js';
import { Sheet } from './sheet.js';
import type { Typed } from './typed.js';

interface FormSheetProps {
  title: ComponentChildren;
  size?: 'wide';
  typed: Pick<Typed<unknown>, 'fault' | 'isSending'>;
  /** The name of the button that sends the form. */
  says: string;
  /** The other ways on, before that button. */
  ways?: ComponentChildren;
  onSend: () => unknown;
  onClose: () => void;
  children: ComponentChildren;
}

export function FormSheet({ typed, says, ways, children, ...sheet }: FormSheetProps): JSX.Element {
  const { fault, isSending } = typed;
  const body = useRef<HTMLDivElement>(null);
  useFaultFocus(body, fault);
  const unsaid = useUnsaid(body, fault);
  const foot = (
    <>
      <Alert fault={unsaid} />
      {ways}
      <Send says={says} isSending={isSending} />
    </>
  );
  return (
    <Sheet {...sheet} foot={foot}>
      <div class="form" ref={body}>
        {children}
      </div>
    </Sheet>
  );
}

/** The sentence of a fault that no field says, as far as they are drawn; it may be about none, or about one that is not here. */
function useUnsaid(form: { current: HTMLElement | null }, fault: Fault | null): string | null {
  const [unsaid, setUnsaid] = useState<Fault | null>(null);
  // After each drawing: a field may come or go while its fault stands.
  useLayoutEffect(() => setUnsaid(fault === null || isSaidIn(form.current, fault) ? null : fault));
  if (fault === null) return null;
  return fault.field === '' || fault === unsaid ? fault.message : null;
}

function isSaidIn(form: HTMLElement | null, { message }: Fault): boolean {
  const said = [...(form?.querySelectorAll('.fault') ?? [])];
  return said.some(({ textContent }) => textContent.includes(message));
}

/** A button that lets go of the typed text, where there is any. */
export function Discard({ typed }: { typed: Pick<Typed<unknown>, 'isKept' | 'clear'> }): JSX.Element | null {
  const words = useWords();
  return typed.isKept ? <Button look="quiet" says={words.discard} onClick={typed.clear} /> : null;
}
