/** The shutter: each picture is stored before the next can be taken, so a crash loses at most the one being taken. */
import { useState } from 'preact/hooks';
import type { CameraScreenProps, TakenIn } from '../../entry/form/context.js';
import { useOnce } from '../../account/useOnce.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import type { Camera } from './camera.js';
import { stillOf } from './still.js';

export interface Shutter {
  press: () => void;
  isBusy: boolean;
  /** Ids of the photos that were taken since the screen was opened. */
  taken: readonly string[];
  /** The sentence on why the last picture is not there. */
  fault: string | null;
}

export function useShutter(
  camera: Camera,
  view: { current: HTMLVideoElement | null },
  take: CameraScreenProps['take'],
): Shutter {
  const { noPicture } = useThirdWords().cameraScreen;
  const { settle } = useReporting();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const shoot = async (): Promise<TakenIn | null> => {
    camera.look();
    const track = camera.sending();
    if (track === null || view.current === null) return null;
    return take(stillOf(track, view.current).catch(() => ({ fault: noPicture })));
  };
  const press = useOnce(async () => {
    setBusy(true);
    const made = await shoot();
    // The draft that names the picture is written down with it.
    settle();
    setBusy(false);
    if (made === null) return;
    if ('id' in made) setTaken((before) => [...before, made.id]);
    setFault('fault' in made ? made.fault : null);
  });
  return { press: () => void press(), isBusy, taken, fault };
}
