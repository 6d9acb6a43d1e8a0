/** A control with its label, its hint and the fault that is about it, tied together for screen readers. */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  /** The wire's path: a refusal's `field` finds it, and so do tests. */
  name: string;
  label: string;
  hint?: string | undefined;
  fault?: string | null | undefined;
}

interface LabelledProps extends FieldProps {
  /** Whether two such fields fit beside each other. */
  isShort?: boolean;
  /** Draws the control, with the attributes that tie it to its label, its hint and its fault. */
  children: (attributes: ReturnType<typeof useAttributes>) => ComponentChildren;
}

export function Labelled({ children, isShort = false, ...field }: LabelledProps): JSX.Element {
  const attributes = useAttributes(field);
  return (
    <div class={isShort ? 'labelled short' : 'labelled'}>
      <label class="label" for={attributes.id}>
        {field.label}
      </label>
      <Hint id={attributes.id} hint={field.hint} />
      {children(attributes)}
      <FaultMessage id={attributes.id} fault={field.fault} />
    </div>
  );
}

export function Hint({ id, hint }: { id: string; hint: string | undefined }): JSX.Element | null {
  if (hint === undefined) return null;
  return (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
}

export function FaultMessage({ id, fault }: { id?: string; fault: string | null | undefined }): JSX.Element | null {
  if (fault === null || fault === undefined) return null;
  return (
    <p class="fault" id={id === undefined ? undefined : `${id}-fault`} dir="auto">
      <span aria-hidden="true">! </span>
      {fault}
    </p>
  );
}

/** The attributes that tie a control to its label, its hint and its fault. */
export function useAttributes({ name, hint, fault }: FieldProps) {
  const id = useId();
  const isFaulty = fault !== null && fault !== undefined;
  const by = [hint === undefined ? '' : `${id}-hint`, isFaulty ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return { id, name, 'aria-invalid': isFaulty, 'aria-describedby': by === '' ? undefined : by };
}
