import { useLayoutEffect } from 'preact/hooks';

/** Gives the focus to the field of a fault that was found. */
export function useFaultFocus(form: { current: HTMLElement | null }, fault: { field: string } | null): void {
  useLayoutEffect(() => {
    if (fault === null || fault.field === '') return;
    const name = CSS.escape(fault.field);
    const at = form.current?.querySelector<HTMLElement>(`[name="${name}"], [name^="${name}."], [data-name="${name}"]`);
    at?.focus();
    at?.scrollIntoView({ block: 'center' });
  }, [fault]);
}
