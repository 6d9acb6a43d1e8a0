/**
 * Makes this device an address of its own for things that other apps share: the manifest names it, so that the phone
 * knows it from the installation on, and no web page does.
 */
import { boxKey } from '../worker/sharedBox.js';

/** Rejects where the browser stores nothing: shares then need the server to say where they come from. */
export async function nameDeviceIn(page: Document, mint: () => string): Promise<void> {
  const link = page.querySelector<HTMLLinkElement>('link[rel=manifest]');
  const key = await boxKey(mint);
  if (link === null || key === null) return;
  const address = new URL(link.href);
  address.searchParams.set('share', key);
  link.href = address.href;
}
