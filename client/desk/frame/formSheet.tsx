/** A sheet with a form. A fault stands at its field, or at the sheet's foot beside the ways on. */
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { Alert } from './alert.js';
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
  const foot = (
    <>
      <Alert fault={fault?.field === '' ? fault.message : null} />
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

/** A button that lets go of the typed text, where there is any. */
export function Discard({ typed }: { typed: Pick<Typed<unknown>, 'isKept' | 'clear'> }): JSX.Element | null {
  const words = useWords();
  return typed.isKept ? <Button look="quiet" says={words.discard} onClick={typed.clear} /> : null;
}
