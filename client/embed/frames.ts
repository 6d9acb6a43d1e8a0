/**
 * `/frame.js`, which a site places beside an iframe of ours: each such frame gets the height of its content, and its links
 * open in a new tab also from within a sandbox. A module, since `import.meta.url` tells where it came from.
 */
import { askedBy, type Framed } from './frameHost.js';
import type { Said } from './frameTalk.js';

const ORIGIN = new URL(import.meta.url).origin;
/** A page may bring the script in twice, by two addresses: links would open twice. */
const ONCE = Symbol.for(`rally-frames:${ORIGIN}`);

const secrets = new WeakMap<HTMLIFrameElement, string>();

/** Returns the frames of ours that are in the page now. Scripts place frames late, and swap them. */
function frames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll('iframe')].filter(({ src }) => {
    const address = document.createElement('a');
    address.href = src;
    // A frame's address with `http:` leads on to https: its host tells.
    return address.host === new URL(ORIGIN).host && address.pathname.startsWith('/embed/');
  });
}

function framed(frame: HTMLIFrameElement): Framed {
  const secret = secrets.get(frame) ?? crypto.getRandomValues(new Uint32Array(4)).join('');
  secrets.set(frame, secret);
  const isSandboxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
  // Within a page that is in a sandbox itself, every frame is.
  return { window: frame.contentWindow, secret, isOpaque: isSandboxed || self.origin === 'null' };
}

/** Tells a frame its secret: it answers with its height. Nothing in this is for one origin's eyes alone. */
function greet(frame: HTMLIFrameElement): void {
  frame.contentWindow?.postMessage({ message: 'ready', secret: framed(frame).secret } satisfies Said, '*');
}

function hear(event: MessageEvent): void {
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (!frame) return;
  const asked = askedBy(event, framed(frame), ORIGIN);
  if (asked === null) return;
  if ('link' in asked) {
    // The reader is in the frame: nothing opens by itself.
    if (document.activeElement === frame) open(asked.link, '_blank', 'noopener');
    return;
  }
  setHeight(frame, asked.height);
  if (asked.isNew) greet(frame);
}

/** A host's rules may count the frame's border into its height. */
function setHeight(frame: HTMLIFrameElement, height: number): void {
  const edge = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${height + edge}px`;
}

if (!(ONCE in window)) {
  Object.assign(window, { [ONCE]: true });
  addEventListener('message', hear);
  frames().forEach(greet);
}
