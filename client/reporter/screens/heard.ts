import { useLayoutEffect, useRef } from 'preact/hooks';

type Events = DocumentEventMap & WindowEventMap;

/** Hears events for as long as what uses it is drawn, each with the latest `listener`. `capture`: before whatever lies within. */
export function useHeard<Name extends keyof Events>(
  on: EventTarget,
  name: Name,
  listener: (event: Events[Name]) => void,
  capture = false,
): void {
  const latest = useRef(listener);
  latest.current = listener;
  useLayoutEffect(() => {
    const hear = (event: Event) => latest.current(event as Events[Name]);
    on.addEventListener(name, hear, { capture });
    return () => on.removeEventListener(name, hear, { capture });
  }, []);
}
