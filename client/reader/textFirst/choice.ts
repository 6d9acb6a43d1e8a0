/** Whether photos wait for a tap: by the reader's choice, which is kept only if there was one, else by the browser's own. */

/** The name of the choice on the device. */
export const KEPT = 'text-first';

/** The part of the platform that not every browser has. */
interface SavingNavigator {
  connection?: { saveData?: boolean };
}

export function wantsTextFirst(): boolean {
  const { connection } = navigator as SavingNavigator;
  const saves = connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
  try {
    const chosen = localStorage.getItem(KEPT);
    return chosen === null ? saves : chosen === 'on';
  } catch {
    // A browser that keeps nothing still says what it saves.
    return saves;
  }
}

/** Keeps the choice; where the browser keeps nothing, it holds for this page. */
export function chooseTextFirst(is: boolean): void {
  document.documentElement.dataset.textFirst = is ? 'on' : 'off';
  try {
    localStorage.setItem(KEPT, is ? 'on' : 'off');
  } catch {
    return;
  }
}
