/** The camera inside the app, for the form: its screen, or the sentence on why this browser has none for it. */
import { useMemo } from 'preact/hooks';
import type { OwnCamera } from '../../entry/form/context.js';
import { readsPixels } from '../../photos/picture.js';
import { useSecondWords } from '../screens/hooks.js';
import { CameraScreen } from './cameraScreen.js';
import { makesStills } from './still.js';
import { whyNone, type WhyNone } from './whyNone.js';

export function useOwnCamera(): OwnCamera {
  const { why } = useSecondWords().camera;
  const missing = useMemo(whyNoneHere, []);
  return { missing: missing === null ? null : why[missing], Screen: CameraScreen };
}

function whyNoneHere(): WhyNone | null {
  const { mediaDevices } = navigator as Partial<Navigator>;
  // An old browser has the object, and no way to a camera on it.
  const devices = (mediaDevices as Partial<MediaDevices> | undefined)?.getUserMedia && mediaDevices;
  return whyNone({ devices, isSecure: isSecureContext, readsPixels: readsPixels(), makesStills: makesStills() });
}
