import type { Drafts } from './drafts.js';

/**
 * Entries that a form has now, on whichever page of this browser: nothing of one is let go of under the hand that writes
 * it. A page's locks go with the page, however that ends.
 */
export type Locks = Pick<LockManager, 'request'>;

const nameOf = (entry: string) => `rallyline-form/${entry}`;

/** undefined over plain http, and in Safari before 15.4: there each page knows of its own form alone. */
export function locksHere(): Locks | undefined {
  return (navigator as Partial<Navigator>).locks;
}

/** Holds an entry for a form, until the answer is called. */
export function holdEntry(entry: string, locks: Locks | undefined): () => void {
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  void locks?.request(nameOf(entry), { mode: 'shared' }, () => closed).catch(() => undefined);
  return close;
}

/** Does it where no form has the entry. A browser that refuses to say so holds nothing up for good. */
export async function unlessHeld(entry: string, deed: () => unknown, locks: Locks | undefined): Promise<void> {
  const told = async (lock: Lock | null) => {
    if (lock !== null) await deed();
    return 'told' as const;
  };
  const said = await locks?.request(nameOf(entry), { ifAvailable: true }, told).catch(() => undefined);
  if (said === undefined) await deed();
}

/** Whether this page's own form has an entry: a change of it, or a new entry that was sent as that one and is written on. */
export function isUnderHand({ begun, drafts }: Drafts['opened'], entry: string): boolean {
  return begun !== null && (begun.endsWith(entry) || drafts.get(begun)?.peek().sentAs === entry);
}
