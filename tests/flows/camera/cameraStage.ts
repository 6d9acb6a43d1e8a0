/** An engine with a camera of its own, and a form in front of it. */
import { expect } from '@jest/globals';
import { EngineStage } from '../engines/stage.js';

export class CameraStage extends EngineStage {
  /** Opens the form of a photo, and the camera in it. */
  async openCamera(): Promise<void> {
    await this.page.tap('button[data-kind=photo]');
    await this.page.seen('.writing button[name=media]');
    await this.page.run(keepStreams, null);
    await this.page.tap('.writing button[name=media]');
    await this.page.seen(READY);
  }

  /** Takes a photo; `n`: how many there are then. */
  async shoot(n: number): Promise<void> {
    await this.page.seen(READY);
    await this.page.tap('.camera-shutter');
    await this.page.seen('.camera-count', String(n));
    await this.page.seen('.camera-last img');
  }

  async done(): Promise<void> {
    await this.page.tap('.camera-leave', 'Done');
    await this.page.gone('.camera');
  }

  /** Looks at so many photos that were just taken, one after another, and uses each as it is. */
  async approve(count: number): Promise<void> {
    for (let at = 1; at <= count; at += 1) {
      if (count > 1) await this.page.seen('.cover', `${String(at)} of ${String(count)}`);
      await this.page.tap('.cover-use');
    }
    await this.page.gone('.cover');
  }

  /** Describes the photos of the form and sends them; answers with the bytes that left the phone, in order. */
  async sent(count: number): Promise<Buffer[]> {
    for (let at = 0; at < count; at += 1)
      await this.page.type(`.writing [name="media.${String(at)}.alt"]`, 'The square.');
    await this.submit();
    await this.page.seen('.own-photo[data-state=ready]');
    await this.page.gone('.own-photo:not([data-state=ready])');
    const sent = [...this.uplink.uploads.values()];
    expect(sent).toHaveLength(count);
    return sent;
  }

  /** Waits until so many cameras have their light on. */
  lightsOn(count: number): Promise<void> {
    return this.until(async () => (await this.page.run(countLights, null)) === count);
  }
}

const READY = '.camera-shutter[aria-disabled=false]';

interface Watched {
  given: MediaStream[];
}

/** Keeps each stream that the page is given. Runs in the page. */
export function keepStreams(): void {
  const watched = globalThis as unknown as Watched;
  if (Array.isArray(watched.given)) return;
  watched.given = [];
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    watched.given.push(stream);
    return stream;
  };
}

/** Runs in the page. */
function countLights(): number {
  const tracks = (globalThis as unknown as Watched).given.flatMap((stream) => stream.getTracks());
  return tracks.filter(({ readyState }) => readyState === 'live').length;
}

/** Ends the camera as a browser does that takes it back. Runs in the page. */
export function takeBack(): void {
  for (const stream of (globalThis as unknown as Watched).given)
    for (const track of stream.getTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
}

/** Puts the page out of sight, or back into it. Runs in the page. */
export function hide(is: boolean): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: is ? 'hidden' : 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A camera of half red and half blue, that can be turned with the screen. Runs in the page. */
export function useDrawnCamera(): void {
  const canvas = document.createElement('canvas');
  const draw = () => {
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.fillStyle = '#c02020';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#2020c0';
    context.fillRect(0, canvas.height / 2, canvas.width, canvas.height);
  };
  Object.assign(canvas, { width: 640, height: 480 });
  draw();
  // A frame is sent when something is drawn.
  setInterval(draw, 50);
  navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(20));
  addEventListener('turned', () => {
    Object.assign(canvas, { width: 480, height: 640 });
    draw();
  });
}

/** Makes pictures as slowly as an old phone, until `letGo`. Runs in the page. */
export function holdPictures(): void {
  const due = new Promise((resolve) => addEventListener('let-go', resolve, { once: true }));
  const make = OffscreenCanvas.prototype.convertToBlob;
  OffscreenCanvas.prototype.convertToBlob = async function (...asked) {
    await due;
    return make.apply(this, asked);
  };
}

/** Runs in the page. */
export function letGo(): void {
  dispatchEvent(new Event('let-go'));
}
