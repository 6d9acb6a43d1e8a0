/**
 * The network that the phone is in, as far as the browser tells: Chrome on Android tells most of it, iOS and Firefox
 * nothing. Free of `document` and `window`: a worker has the same.
 */
export interface PhoneNetwork {
  /** `mobile` may cost by the megabyte; null: the browser does not tell. */
  kind: () => 'wifi' | 'mobile' | null;
  /** Whether the browser calls the network very slow, or its user asked to save data. */
  isSlow: () => boolean;
  /** Calls `listener` when the phone is in another network. Answers with the end of that. */
  subscribe: (listener: () => void) => () => void;
}

/** The parts of `navigator.connection` that are read here; each is missing somewhere. */
export interface Connection extends EventTarget {
  type?: string;
  effectiveType?: string;
  saveData?: boolean;
}

export function phoneNetwork(connection: Connection | undefined): PhoneNetwork {
  return {
    kind() {
      const type = connection?.type ?? '';
      if (type === 'wifi' || type === 'ethernet') return 'wifi';
      return type === 'cellular' || type === 'bluetooth' || type === 'wimax' ? 'mobile' : null;
    },
    isSlow: () => connection?.saveData === true || connection?.effectiveType?.endsWith('2g') === true,
    subscribe(listener) {
      connection?.addEventListener('change', listener);
      return () => connection?.removeEventListener('change', listener);
    },
  };
}
