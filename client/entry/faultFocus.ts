import { useEffect } from 'preact/hooks';

/** A fault that was found is shown where it is: the field gets the focus. */
export function useFaultFocus(form: { current: HTMLElement | null }, fault: { field: string } | null): void {
  useEffect(() => {
    if (fault === null || fault.field === '') return;
    const name = CSS.escape(fault.field);
    const at = form.current?.querySelector<HTMLElement>(`[name="${name}"], [name^="${name}."], [data-name="${name}"]`);
    at?.focus();
    at?.scrollIntoView({ block: 'center' });
  }, [fault]);
}
