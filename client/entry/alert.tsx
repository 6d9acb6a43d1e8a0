/** A fault that no field has, such as why something did not go. */
import type { JSX } from 'preact';
import { FaultMessage } from './labelled.js';

/** Reads the fault out at once: the focus stays where it is, and leads nobody there. */
export function Alert({ fault }: { fault: string | null }): JSX.Element | null {
  if (fault === null) return null;
  return (
    <div role="alert">
      <FaultMessage fault={fault} />
    </div>
  );
}
