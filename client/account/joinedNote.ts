/** A note in this tab alone that somebody has just joined: sign-in leaves it, and the first screen shows it once. */
const KEY = 'rallyline:joined';

export function keepJoined(storage = sessionStorageOrNull()): void {
  try {
    storage?.setItem(KEY, '1');
  } catch {
    // Without room nothing is told; the marks stand in the settings, too.
  }
}

export function hasJoined(storage = sessionStorageOrNull()): boolean {
  return storage?.getItem(KEY) === '1';
}

export function forgetJoined(storage = sessionStorageOrNull()): void {
  storage?.removeItem(KEY);
}

export function sessionStorageOrNull(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
