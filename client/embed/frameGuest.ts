/** The frame's side of the talk with the page around it. */
import { fitting, said, type Heard, type Said } from './frameTalk.js';

export interface GuestParts {
  /** The window of the page around the frame. Nobody else is listened to. */
  host: unknown;
  /** Says something to that page. */
  say: (what: Said) => void;
  /** The height of the frame's content, in pixels. */
  height: () => number;
}

/** The secret stands in the frame's own address, behind the `#`, or comes with the first "ready". */
const SECRET = /[#?&]secret=([A-Za-z0-9]{1,64})/;

/** Pixels by which a frame may be lower than it asked for, where a page counts its border in, or is magnified. */
const BORDER = 16;

export class FrameGuest {
  private secret: string | undefined;
  private told: number | undefined;
  /** Whether the page around has shown that it listens: a secret alone may stand in the address of a page that has no script. */
  private isHeard = false;

  constructor(private readonly parts: GuestParts) {}

  /** Looks for the secret in the part of the frame's address behind the `#`, which the page may add at any time. */
  look(hash: string): void {
    const [, secret] = SECRET.exec(hash) ?? [];
    if (secret !== undefined) this.name(secret);
  }

  /** Says the height where it changed; `again`: also where it did not. */
  measure(again = false): void {
    const value = fitting(this.parts.height());
    if (value === this.told && !again) return;
    this.told = value;
    this.parts.say({ message: 'height', value, secret: this.secret });
  }

  /** Hears that the frame has become so high: where that is what it asked for, the page around has listened. */
  resized(height: number): void {
    if (this.told !== undefined && Math.abs(height - this.told) <= BORDER) this.isHeard = true;
  }

  /** Says that the reader follows a link. false where no page has listened so far: then the frame follows it by itself. */
  follow(address: string): boolean {
    if (this.secret === undefined || !this.isHeard) return false;
    this.parts.say({ message: 'link', value: address, secret: this.secret });
    return true;
  }

  /** Answers the page around the frame, and nobody else. */
  hear({ source, data }: Heard): void {
    const { message, secret } = said(data) ?? {};
    if (source !== this.parts.host || message !== 'ready' || typeof secret !== 'string' || secret === '') return;
    if (this.secret !== undefined && secret !== this.secret) return;
    this.isHeard = true;
    this.name(secret);
  }

  private name(secret: string): void {
    this.secret = secret;
    this.measure(true);
  }
}
