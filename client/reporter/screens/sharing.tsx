/** The place for things that other apps shared. It is empty on most days, and their screen comes only when there are some. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Later } from '../../account/later.js';
import { TAKEN } from '../../worker/scope.js';
import type { SharedProps } from './shared.js';

const SHARED = new Later(() => import('./shared.js'));

export function Sharing(props: SharedProps): JSX.Element | null {
  useEffect(() => void isAnythingShared().then((is) => is && SHARED.prepare()), []);
  const part = SHARED.part.value;
  return part === null ? null : <part.Shared {...props} />;
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
