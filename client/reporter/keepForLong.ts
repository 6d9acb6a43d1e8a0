/**
 * Asks the browser not to throw the outbox away when it is short of room; no question is put to anybody. On https alone, and
 * not in every browser.
 */
export function keepForLong(storage: Partial<StorageManager> | undefined): void {
  void storage?.persist?.().catch(() => false);
}
