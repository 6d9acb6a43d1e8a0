/**
 * Runs within the page itself, before anything of it is drawn: opens the socket while the reader's script is on its way,
 * and says whether photos wait for a tap, so that none is asked for that nobody wants. The policy names its hash.
 */
import { socketAddress } from '../feed/connection/socketAddress.js';
import { wantsTextFirst } from './textFirst/choice.js';
import type { EarlyWire } from './earlyWire.js';

if (document.currentScript?.dataset.live === '') {
  try {
    const wire = new WebSocket(socketAddress(location.origin));
    const heard: EarlyWire['heard'] = [];
    wire.onmessage = (event) => heard.push(event);
    globalThis.rallyWire = { wire, heard };
  } catch {
    // Some blockers make the constructor itself throw; the reader's script tries again.
  }
}
document.documentElement.dataset.textFirst = wantsTextFirst() ? 'on' : 'off';
