import { useRef } from 'preact/hooks';

/** Makes `run` deaf while it is under way: a second press means the same deed, and is answered null. */
export function useOnce<Asked extends unknown[], Answer>(
  run: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer | null> {
  const latest = useRef(run);
  latest.current = run;
  const isGoing = useRef(false);
  return async (...asked) => {
    if (isGoing.current) return null;
    isGoing.current = true;
    try {
      return await latest.current(...asked);
    } finally {
      isGoing.current = false;
    }
  };
}
