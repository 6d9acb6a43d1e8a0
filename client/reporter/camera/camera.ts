/**
 * The camera of this phone while the app shows it. Whatever comes between (the screen is closed or hidden, another camera
 * is wanted, the phone takes it back), the track is ended at once: its light never stays on.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { whyRefused, type WhyNone } from './whyNone.js';

export interface Live {
  is: 'live';
  stream: MediaStream;
  /** Whether the reporter looks at themselves: such a picture is shown as in a mirror, and taken as it is. */
  isFront: boolean;
  hasOther: boolean;
  /** Whether the light is on; null where there is none. */
  light: boolean | null;
  /** Whether the phone sends no pictures for a moment. */
  isMuted: boolean;
}

export type CameraState = { is: 'resting' } | { is: 'opening' } | Live | { is: 'gone'; why: WhyNone };

export interface CameraParts {
  devices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;
  after: (ms: number, run: () => void) => unknown;
}

/** Pixels that are asked for on each side: browsers give the most that the camera has. */
const SIDE = 4_096;
/** So long a phone may keep the camera to itself: some do so for a moment when the screen is turned. */
const MUTED_MS = 3_000;

/** A camera, as a browser is asked for it. */
type Wanted = Pick<MediaTrackConstraints, 'facingMode' | 'deviceId'>;

export class Camera {
  private readonly present = signal<CameraState>({ is: 'resting' });
  readonly state: ReadonlySignal<CameraState> = this.present;
  private wanted: Wanted = { facingMode: 'environment' };
  private track: MediaStreamTrack | null = null;
  private turn = 0;

  constructor(private readonly parts: CameraParts) {}

  /** Asks for the camera; the state says how that ends. */
  readonly start = async (): Promise<void> => {
    this.stop();
    const { turn } = this;
    this.present.value = { is: 'opening' };
    const video = { ...this.wanted, width: { ideal: SIDE }, height: { ideal: SIDE } };
    try {
      const stream = await this.parts.devices.getUserMedia({ audio: false, video });
      if (turn === this.turn) this.opened(stream);
      else endOf(stream);
    } catch (error) {
      if (turn === this.turn) this.end({ is: 'gone', why: whyRefused(error) });
    }
  };

  readonly stop = (): void => this.end({ is: 'resting' });

  /** Shows the other side, or where sides are not told the next camera. */
  readonly turnRound = async (): Promise<void> => {
    if (this.track === null) return;
    this.wanted = otherThan(this.track.getSettings(), await this.cameras());
    await this.start();
  };

  readonly switchLight = async (on: boolean): Promise<void> => {
    const { track } = this;
    await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }).catch(() => undefined);
    if (track !== null && track === this.track) this.change({ light: on });
  };

  /** The track to make a picture of; null while it sends none. */
  readonly sending = (): MediaStreamTrack | null => {
    return this.track === null || this.track.muted ? null : this.track;
  };

  /** Looks whether the track has ended: a page that slept may have missed the event. */
  readonly look = (): void => {
    if (this.track?.readyState === 'ended') this.takenBack(this.track);
  };

  private opened(stream: MediaStream): void {
    const [track] = stream.getVideoTracks();
    if (track === undefined) return this.end({ is: 'gone', why: 'no-camera' });
    this.track = track;
    const isFront = track.getSettings().facingMode === 'user';
    const light = hasLight(track) ? false : null;
    this.present.value = { is: 'live', stream, isFront, light, hasOther: false, isMuted: track.muted };
    track.addEventListener('ended', () => this.takenBack(track));
    for (const name of ['mute', 'unmute'] as const) track.addEventListener(name, () => this.heard(track));
    this.heard(track);
    void this.cameras().then(({ length }) => track === this.track && this.change({ hasOther: length > 1 }));
  }

  private heard(track: MediaStreamTrack): void {
    if (track !== this.track) return;
    this.change({ isMuted: track.muted });
    if (track.muted) this.parts.after(MUTED_MS, () => track.muted && this.takenBack(track));
  }

  private takenBack(track: MediaStreamTrack): void {
    if (track === this.track) this.end({ is: 'gone', why: 'taken-back' });
  }

  private change(part: Partial<Live>): void {
    const { value } = this.present;
    if (value.is === 'live') this.present.value = { ...value, ...part };
  }

  private end(next: CameraState): void {
    const { value } = this.present;
    this.turn += 1;
    this.track = null;
    if (value.is === 'live') endOf(value.stream);
    this.present.value = next;
  }

  private async cameras(): Promise<MediaDeviceInfo[]> {
    const devices = await this.parts.devices.enumerateDevices().catch(() => []);
    return devices.filter(({ kind }) => kind === 'videoinput');
  }
}

function endOf(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function otherThan({ facingMode, deviceId }: MediaTrackSettings, cameras: readonly MediaDeviceInfo[]): Wanted {
  if (facingMode !== undefined && facingMode !== '')
    return { facingMode: facingMode === 'user' ? 'environment' : 'user' };
  const at = cameras.findIndex((camera) => camera.deviceId === deviceId);
  const next = cameras[(at + 1) % cameras.length];
  return next === undefined ? {} : { deviceId: { exact: next.deviceId } };
}

function hasLight(track: MediaStreamTrack): boolean {
  // Firefox tells nothing of what a camera can do.
  const { torch } = ((track as Partial<MediaStreamTrack>).getCapabilities?.() ?? {}) as { torch?: boolean };
  return torch === true;
}
