import type { ReadonlySignal } from '@preact/signals';

/** Resolves to true once it is up, to false where it is not after `ms`. */
export function upWithin(isUp: ReadonlySignal<boolean>, ms: number): Promise<boolean> {
  if (isUp.value || ms === 0) return Promise.resolve(isUp.value);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve(isUp.value);
    };
    const timer = setTimeout(end, ms);
    const unsubscribe = isUp.subscribe((up) => {
      if (up) end();
    });
  });
}
