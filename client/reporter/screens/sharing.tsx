/** The place for things that other apps shared. It is empty on most days, and their screen comes only when there are some. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { TAKEN } from '../../worker/scope.js';
import { Beyond } from './beyond.js';
import type { SharedProps } from './shared.js';

export function Sharing(props: SharedProps): JSX.Element | null {
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => void isAnythingShared().then(setNeeded), []);
  return isNeeded ? <Beyond meanwhile={<></>}>{({ Shared }) => <Shared {...props} />}</Beyond> : null;
}

/** Whether the phone opened this page with something that was shared. */
export function isComingFromShare(): boolean {
  return new URLSearchParams(location.search).has('shared');
}

async function isAnythingShared(): Promise<boolean> {
  if (isComingFromShare()) return true;
  if (!('caches' in globalThis)) return false;
  const names = await caches.keys().catch(() => []);
  return names.some((name) => name.startsWith(TAKEN));
}
