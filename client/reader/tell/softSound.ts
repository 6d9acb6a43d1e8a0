/** A soft sound of two notes, made here: no file is loaded for it. */

/** Milliseconds between two sounds: a rush of entries is one piece of news. */
const REST = 30_000;
/** Hertz and seconds. A fifth, quiet and short. */
const NOTES = [523, 784] as const;
const LASTS = 0.35;
const LOUD = 0.05;

export class SoftSound {
  #context: AudioContext | undefined;
  #playedAt = -Infinity;

  /** After a reload a page may sound only once its reader has touched it. */
  ready(): void {
    if (this.#context) return;
    const open = (): void => void this.#open();
    for (const type of ['pointerdown', 'keydown'] as const) addEventListener(type, open, { once: true });
  }

  play(): void {
    const now = performance.now();
    if (now - this.#playedAt < REST) return;
    const context = this.#open();
    if (!context || context.state === 'closed') return;
    this.#playedAt = now;
    NOTES.forEach((pitch, at) => sound(context, pitch, context.currentTime + (at * LASTS) / 2));
  }

  #open(): AudioContext | undefined {
    if (typeof AudioContext === 'undefined') return undefined;
    this.#context ??= new AudioContext();
    if (this.#context.state === 'suspended') void this.#context.resume();
    return this.#context;
  }
}

function sound(context: AudioContext, pitch: number, at: number): void {
  const [note, loudness] = [context.createOscillator(), context.createGain()];
  note.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUD, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + LASTS);
  note.connect(loudness).connect(context.destination);
  note.start(at);
  note.stop(at + LASTS);
}
