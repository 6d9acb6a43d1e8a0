/** The camera inside the app: the whole screen, one big shutter where the thumb rests, and photo after photo. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import type { CameraScreenProps } from '../../entry/form/context.js';
import { Mark } from '../../entry/mark.js';
import { QuickExit } from '../exit/quickExit.js';
import { useEscape } from '../screens/formFocus.js';
import { useFront } from '../screens/front.js';
import { useThirdWords } from '../screens/hooks.js';
import { Thumbnail } from '../screens/thumbnail.js';
import type { Camera, CameraState } from './camera.js';
import { useCamera } from './useCamera.js';
import { useShutter, type Shutter } from './useShutter.js';
import { useWayBack } from './wayBack.js';

export function CameraScreen(props: CameraScreenProps): JSX.Element {
  const { room } = props;
  const { camera: said, cameraScreen: words } = useThirdWords();
  const view = useRef<HTMLVideoElement>(null);
  const camera = useCamera(view);
  const state = camera.state.value;
  const shutter = useShutter(camera, view, props.take);
  const leave = useOneEnd(props.onClose);
  const close = () => leave(null);
  useWayBack('camera', close);
  useEscape(close, true);
  useEffect(() => {
    if (state.is === 'gone') leave(said.why[state.why]);
    else if (room <= 0 && !shutter.isBusy) close();
  }, [state, room, shutter.isBusy]);
  return (
    <dialog
      class="camera"
      ref={useFront('.camera-shutter')}
      // A tap beside the buttons leaves the focus in here.
      tabIndex={-1}
      aria-label={words.title}
      onCancel={(event) => event.preventDefault()}
      onClose={close}
      // The form behind has keys of its own.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <video
        class="camera-view"
        ref={view}
        playsInline
        muted
        aria-hidden="true"
        data-mirrored={isMirrored(state)}
        onEnded={camera.look}
      />
      <Told state={state} shutter={shutter} />
      <div class="camera-exit">
        <QuickExit isOverStrip />
      </div>
      <div class="camera-bar">
        <Leave shutter={shutter} onClose={close} />
        <button
          type="button"
          class="camera-shutter"
          aria-label={words.shutter}
          aria-disabled={shutter.isBusy || camera.sending() === null}
          onClick={shutter.press}
        />
        <Tools camera={camera} state={state} />
      </div>
    </dialog>
  );
}

/** A screen ends once: its dialog tells of its closing a moment later, when the form may have another one in front. */
function useOneEnd(onClose: CameraScreenProps['onClose']): CameraScreenProps['onClose'] {
  const isOver = useRef(false);
  return (why) => {
    if (isOver.current) return;
    isOver.current = true;
    onClose(why);
  };
}

function isMirrored(state: CameraState): boolean {
  return state.is === 'live' && state.isFront;
}

/** A sentence over the picture where there is something to say; the count is for those who cannot see the picture beside it. */
function Told({ state, shutter }: { state: CameraState; shutter: Shutter }): JSX.Element {
  const { say, cameraScreen: words } = useThirdWords();
  const isWaiting = state.is === 'live' && state.isMuted;
  return (
    <div class="camera-told" role="status">
      {shutter.fault !== null && <p class="camera-fault">{shutter.fault}</p>}
      {state.is === 'opening' && <p>{words.opening}</p>}
      {isWaiting && <p>{words.waiting}</p>}
      {shutter.taken.length > 0 && <p class="unseen">{say(words.taken, { n: shutter.taken.length })}</p>}
    </div>
  );
}

/** The way out: "Close", and with photos "Done" beside the last of them. All are stored already. */
function Leave({ shutter: { taken }, onClose }: { shutter: Shutter; onClose: () => void }): JSX.Element {
  const words = useThirdWords().cameraScreen;
  const last = taken.at(-1);
  return (
    <button type="button" class="camera-leave bare" onClick={onClose}>
      <span class="camera-last">
        {last === undefined ? <Mark of="cross" /> : <Thumbnail key={last} photo={last} src={null} alt="" />}
        {last !== undefined && (
          <span class="camera-count" aria-hidden="true">
            {taken.length}
          </span>
        )}
      </span>
      {last === undefined ? words.close : words.done}
    </button>
  );
}

function Tools({ camera, state }: { camera: Camera; state: CameraState }): JSX.Element {
  const words = useThirdWords().cameraScreen;
  if (state.is !== 'live') return <div class="camera-tools" />;
  const { hasOther, light } = state;
  return (
    <div class="camera-tools">
      {light !== null && (
        <Button
          says={<Mark of="light" />}
          look="camera-tool bare"
          aria-label={words.light}
          aria-pressed={light}
          onClick={() => void camera.switchLight(!light)}
        />
      )}
      {hasOther && (
        <Button
          says={<Mark of="catching" />}
          look="camera-tool bare"
          aria-label={words.otherCamera}
          onClick={() => void camera.turnRound()}
        />
      )}
    </div>
  );
}
