/** The camera's life beside its screen: it runs while that is seen, and ends with it, whatever closes it. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { after } from '../../account/device.js';
import { Camera, type CameraState } from './camera.js';
import { WayBack } from './wayBack.js';

/** The running camera; the view shows it. */
export function useCamera(view: { current: HTMLVideoElement | null }): Camera {
  const camera = useMemo(() => new Camera({ devices: navigator.mediaDevices, after }), []);
  useLayoutEffect(() => {
    const onSeen = () => (document.visibilityState === 'hidden' ? camera.stop() : void camera.start());
    document.addEventListener('visibilitychange', onSeen);
    window.addEventListener('pagehide', camera.stop);
    void camera.start();
    return () => {
      document.removeEventListener('visibilitychange', onSeen);
      window.removeEventListener('pagehide', camera.stop);
      camera.stop();
    };
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

/** Opens the dialog with the focus on its shutter, and gives the focus back in the end. */
export function useFront(): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const here = dialog.current;
    const before = document.activeElement;
    here?.showModal();
    here?.querySelector<HTMLElement>('.camera-shutter')?.focus();
    return () => {
      here?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}

/** The phone's own way back closes the camera, too. */
export function useWayBack(onBack: () => void): void {
  const latest = useRef(onBack);
  latest.current = onBack;
  useLayoutEffect(() => {
    const way = new WayBack(window, () => latest.current());
    way.start();
    return () => way.stop();
  }, []);
}
