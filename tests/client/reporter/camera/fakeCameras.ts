/** Cameras of a phone without a browser: they open when the test says so, and count whose light is on. */
import { Camera } from '../../../../client/reporter/camera/camera.js';

export class FakeTrack extends EventTarget {
  muted = false;
  isOn = true;
  torch = false;

  constructor(
    private readonly settings: MediaTrackSettings,
    private readonly hasTorch: boolean,
  ) {
    super();
  }

  get readyState(): MediaStreamTrack['readyState'] {
    return this.isOn ? 'live' : 'ended';
  }

  getSettings(): MediaTrackSettings {
    return this.settings;
  }

  getCapabilities(): object {
    return this.hasTorch ? { torch: true } : {};
  }

  applyConstraints({ advanced }: { advanced: { torch: boolean }[] }): Promise<void> {
    this.torch = advanced[0]?.torch ?? false;
    return Promise.resolve();
  }

  stop(): void {
    this.isOn = false;
  }

  mute(is: boolean): void {
    this.muted = is;
    this.dispatchEvent(new Event(is ? 'mute' : 'unmute'));
  }

  end(): void {
    this.isOn = false;
    this.dispatchEvent(new Event('ended'));
  }
}

export interface FakePhone {
  camera: Camera;
  /** Each track that was given out, in order. */
  tracks: FakeTrack[];
  /** Each thing that was asked for. */
  asked: MediaStreamConstraints[];
  /** Answers the oldest question for a camera: with one, or with the name of an error. */
  answers: (answer?: { settings?: MediaTrackSettings; hasTorch?: boolean; error?: string }) => Promise<void>;
  /** Lets all waiting times end. */
  passes: () => void;
  lightsOn: () => number;
}

/** `cameras`: the ids of the phone's cameras. */
export function fakePhone(cameras: readonly string[] = ['back']): FakePhone {
  const tracks: FakeTrack[] = [];
  const asked: MediaStreamConstraints[] = [];
  const open: { resolve: (stream: MediaStream) => void; reject: (error: unknown) => void }[] = [];
  const waits: (() => void)[] = [];
  const devices = {
    getUserMedia: (constraints: MediaStreamConstraints = {}) => {
      asked.push(constraints);
      return new Promise<MediaStream>((resolve, reject) => open.push({ resolve, reject }));
    },
    enumerateDevices: () =>
      Promise.resolve(
        ['microphone', ...cameras].map((deviceId) => {
          return { deviceId, kind: deviceId === 'microphone' ? 'audioinput' : 'videoinput' } as MediaDeviceInfo;
        }),
      ),
  };
  return {
    camera: new Camera({ devices, after: (_ms, run) => waits.push(run) }),
    ...{ tracks, asked },
    answers: async ({ settings = {}, hasTorch = false, error } = {}) => {
      // A question may be put after another answer.
      await settled();
      const question = open.shift();
      if (question === undefined) throw new Error('nobody asked for a camera');
      if (error !== undefined) question.reject(Object.assign(new Error(error), { name: error }));
      else {
        const track = new FakeTrack(settings, hasTorch);
        tracks.push(track);
        question.resolve({ getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream);
      }
      await settled();
    },
    passes: () => {
      for (const run of waits.splice(0)) run();
    },
    lightsOn: () => tracks.filter(({ isOn }) => isOn).length,
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
