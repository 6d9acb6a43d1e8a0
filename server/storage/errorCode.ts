/** Codes and messages of thrown errors, as drivers and the operating system put them on. */

/** Returns an error's code; empty where there is none. Not asked by class: the driver may be loaded twice in one process. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Returns an error's message; its code where there is no message, as for a refused connection to several addresses. */
export function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return message === '' ? codeOf(error) : message;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
