/** Whether something failed for want of room, about which the person with the phone can do something. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
