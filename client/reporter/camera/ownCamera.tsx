/** The camera inside the app, for the form: its screen, which comes after the form, or the sentence on why this browser has none for it. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CameraScreenProps, OwnCamera } from '../../entry/form/context.js';
import { readsPixels } from '../../photos/picture.js';
import { useBeyond, useSecondWords, useWords } from '../screens/hooks.js';
import { makesStills } from './still.js';
import { whyNone, type WhyNone } from './whyNone.js';

export function useOwnCamera(): OwnCamera {
  const { why } = useSecondWords().camera;
  const missing = useMemo(whyNoneHere, []);
  return { missing: missing === null ? null : why[missing], Screen: CameraLater };
}

function CameraLater(props: CameraScreenProps): JSX.Element {
  const Beyond = useBeyond();
  const { loading } = useWords().form;
  const meanwhile = (
    <p class="hint" role="status">
      {loading}
    </p>
  );
  return <Beyond meanwhile={meanwhile}>{({ CameraScreen }) => <CameraScreen {...props} />}</Beyond>;
}

function whyNoneHere(): WhyNone | null {
  const { mediaDevices } = navigator as Partial<Navigator>;
  // An old browser has the object, and no way to a camera on it.
  const devices = (mediaDevices as Partial<MediaDevices> | undefined)?.getUserMedia && mediaDevices;
  return whyNone({ devices, isSecure: isSecureContext, readsPixels: readsPixels(), makesStills: makesStills() });
}
