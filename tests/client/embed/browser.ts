/** As much of a browser as a page's connection needs: its events, and WebSockets that a test speaks for. */
import { READERS_NAMESPACE } from '../../../shared/protocol/readers.js';

export class FakeSocket {
  static readonly all: FakeSocket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: string[] = [];
  isClosed = false;

  constructor(readonly address: string) {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.isClosed = true;
  }

  /** The server lets the reader in, and says an event. */
  open(): void {
    this.onmessage?.({ data: `0${JSON.stringify({ pingInterval: 25_000, pingTimeout: 20_000 })}` });
  }

  say(name: string, data: unknown): void {
    this.onmessage?.({ data: `42${READERS_NAMESPACE},${JSON.stringify([name, data])}` });
  }

  refuse(refusal: unknown): void {
    this.onmessage?.({ data: `44${READERS_NAMESPACE},${JSON.stringify({ data: refusal })}` });
  }

  /** The position that the reader named. */
  get named(): unknown {
    const auth = this.sent.find((text) => text.startsWith('40'));
    return auth === undefined ? undefined : JSON.parse(auth.slice(`40${READERS_NAMESPACE},`.length));
  }
}

/** Puts the stand-ins in the place of the browser's own. */
export function standInForBrowser(): void {
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { hidden: false, documentElement: { dataset: {} } });
  Object.assign(globalThis, {
    window: page,
    addEventListener: page.addEventListener.bind(page),
    document,
    WebSocket: FakeSocket,
  });
}
