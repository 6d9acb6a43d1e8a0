/** A tap on a notification opens the entry's own page, as it stands then; a page that shows it already comes to the front. */
import type { ReadersScope, ShownNotification } from './scope.js';
import { shownOf } from './showing.js';

export async function openEntry(
  { clients, registration }: ReadersScope,
  notification: ShownNotification,
): Promise<void> {
  notification.close();
  const address = within(registration.scope, shownOf(notification).address);
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find(({ url }) => url === address);
  await (open === undefined ? clients.openWindow(address) : open.focus());
}

/** The address, where it is one of this blog's; else the blog's own. */
function within(scope: string, address: string): string {
  const blog = new URL(scope);
  // A root-relative path alone: nothing that begins otherwise is ours.
  const { origin, pathname, href } = new URL(/^\/[^/\\]/.test(address) ? address : scope, scope);
  return origin === blog.origin && `${pathname}/`.startsWith(`${blog.pathname}/`) ? href : scope;
}
