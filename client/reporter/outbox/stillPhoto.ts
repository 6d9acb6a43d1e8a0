import { hasContent, type Items } from './item.js';
import { broughtBy } from './photos.js';

/**
 * Whether no byte of a photo has left this phone, and none can leave now: no item names it, or the command that brings it
 * was refused and waits for the reporter.
 */
export function isStill(items: Items, photo: string): boolean {
  const item = items.find(({ command }) => command === photo);
  if (item === undefined) return true;
  const isRefused = items.some((one) => hasContent(one) && one.refusal !== null && broughtBy(one).includes(photo));
  return item.attempts === 0 && isRefused;
}
