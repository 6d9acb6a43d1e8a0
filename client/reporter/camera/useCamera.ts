/** The camera's life beside its screen: it runs while that is seen, and ends with it, whatever closes it. */
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { after, isSeen } from '../../account/device.js';
import { useHeard } from '../screens/heard.js';
import { Camera, type CameraState } from './camera.js';

/** The running camera; the view shows it. */
export function useCamera(view: { current: HTMLVideoElement | null }): Camera {
  const camera = useMemo(() => new Camera({ devices: navigator.mediaDevices, after }), []);
  useHeard(document, 'visibilitychange', () => (isSeen() ? void camera.start() : camera.stop()));
  useHeard(window, 'pagehide', camera.stop);
  useLayoutEffect(() => {
    void camera.start();
    return camera.stop;
  }, []);
  useShown(view, camera.state.value);
  return camera;
}

function useShown(view: { current: HTMLVideoElement | null }, state: CameraState): void {
  const stream = state.is === 'live' ? state.stream : null;
  useEffect(() => {
    const here = view.current;
    if (here === null) return;
    here.srcObject = stream;
    // A browser that saves power asks for a tap first, and the next one is the shutter's.
    if (stream !== null) void here.play().catch(() => undefined);
  }, [stream]);
}
