/** News from the device that an app runs on. */

/** Runs `run` after `ms`; the answer calls it off. */
export type After = (ms: number, run: () => void) => () => void;

export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export interface DeviceListeners {
  /** The network is back, or the page is in front again. */
  again: () => void;
  /** The browser says that there is no network. */
  unplugged: () => void;
  /** The page is about to go. */
  going: () => void;
  /** Nobody looks at the page any more; a phone may end it without another word. */
  hidden?: () => void;
}

/** Tells when the network or the page comes and goes. */
export function followDevice({ again, unplugged, going, hidden }: DeviceListeners): void {
  addEventListener('online', again);
  addEventListener('offline', unplugged);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) again();
  });
  addEventListener('pagehide', going);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') again();
    else hidden?.();
  });
}

/** Whether anybody can see the page now. */
export const isSeen = (): boolean => document.visibilityState === 'visible';
