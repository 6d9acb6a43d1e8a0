/** Reasons for which the app has no camera of its own: known before it is asked for, or said by the browser. */
export type WhyNone = 'no-camera' | 'refused' | 'taken-back' | 'busy' | 'plain-http' | 'old-browser' | 'hidden';

export interface CameraBrowser {
  /** undefined over plain http, and in old browsers. */
  devices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined;
  isSecure: boolean;
  /** Whether a page reads from a canvas what it drew. */
  readsPixels: boolean;
  /** Whether the browser makes a JPEG of a camera without a canvas. */
  makesStills: boolean;
}

/** null: the camera can be tried. */
export function whyNone({ devices, isSecure, readsPixels, makesStills }: CameraBrowser): WhyNone | null {
  if (devices === undefined) return isSecure ? 'old-browser' : 'plain-http';
  return readsPixels || makesStills ? null : 'hidden';
}

/** The reason in an answer of the browser, by its name. */
export function whyRefused(error: unknown): WhyNone {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'no-camera';
  }
}
