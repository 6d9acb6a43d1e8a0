/**
 * The session of this device and its connection to the server, for the reporter's app and the desk's page. The server is
 * asked for the session at the start, whenever the connection comes back, and now and then while there is no socket.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SessionAnswer } from '../../shared/protocol/desk.js';
import { ConnectionWatch } from './connectionWatch.js';
import type { DeskListeners, AccountSocket } from './deskSocket.js';
import type { AccountListeners, AccountManner, AccountParts } from './ports.js';
import { asDevice, isSession, withBlog, type Session } from './session.js';
import { transport, type Ask, type Carry } from './transport.js';

/** A socket that is down for less is not worth a word. */
const BLINK_MS = 2_000;

export class Account {
  private readonly present = signal<Session>({ kind: 'loading' });
  private readonly socket: AccountSocket;
  private readonly connection: ConnectionWatch;
  private skew = 0;
  private isSigningOut = false;

  readonly session: ReadonlySignal<Session> = this.present;
  /** Since when nothing connects this device with the server, ms since 1970; null while the last request went through. */
  readonly offlineSince: ReadonlySignal<number | null>;
  readonly isConnected = computed(() => this.offlineSince.value === null);
  readonly isUp: ReadonlySignal<boolean>;
  /** Takes a command to the server. */
  readonly carry: Carry;

  constructor(
    private readonly parts: AccountParts,
    private readonly manner: AccountManner,
    private readonly on: AccountListeners,
  ) {
    this.socket = parts.openSocket(this.hearing());
    this.isUp = this.socket.isUp;
    this.connection = new ConnectionWatch({
      ...parts,
      socket: this.socket,
      // Somebody who is not signed in has nothing to send, and hears of nothing.
      isSeen: () => parts.isSeen() && this.signedIn() !== null,
      cameBack: () => void this.wake(),
    });
    this.offlineSince = this.connection.lostAt;
    const ask: Ask = async (request) => {
      const said = await parts.api.raw({ ...request, headers: { ...request.headers, ...this.asDevice() } });
      this.heard(said !== null);
      return said;
    };
    this.carry = transport(this.socket, ask, parts.after);
  }

  /** Begins to look at the connection, and to ask now and then; that ends with the page. */
  start(): void {
    this.connection.start();
    this.poll();
  }

  /** The session's answer; null while nobody is signed in. */
  readonly signedIn = (): SessionAnswer | null =>
    this.present.value.kind === 'signed-in' ? this.present.value.answer : null;

  /** The header that names this session, for requests that must not go as anybody else. */
  readonly asDevice = (): Record<string, string> => asDevice(this.signedIn());

  /** The server's present time, ISO 8601; this device's clock may be wrong. */
  readonly serverNow = (): string => new Date(this.parts.now() + this.skew).toISOString();

  /** Asks the server for the session. */
  readonly check = async (): Promise<void> => {
    const reply = await this.parts.api.session();
    if (this.present.value.kind === 'revoked') return;
    this.heard(reply.kind !== 'lost');
    if (reply.kind === 'ok') this.told(reply.value);
    else if (reply.kind === 'refused' && reply.refusal.code === 'unauthenticated')
      this.leave(this.signedIn() === null ? 'signed-out' : this.manner.forgottenIs);
    else this.remember();
    this.on.asked?.();
  };

  /** Tries at once what waits for the network, which may be back. */
  readonly wake = (): Promise<void> => {
    this.on.back?.();
    this.socket.wake();
    return this.check();
  };

  /** Answers whether the server has ended the session. */
  readonly signOut = async (): Promise<boolean> => {
    this.isSigningOut = true;
    const reply = await this.parts.api.signOut();
    this.isSigningOut = false;
    if (reply.kind === 'lost') return false;
    this.leave('signed-out');
    return true;
  };

  connect(): void {
    if (!this.isUp.value) this.socket.open();
  }

  /** Connects anew: the handshake names the blog that is heard, so another blog is another connection. */
  reconnect(): void {
    if (this.isUp.value) this.socket.close();
    this.socket.open();
  }

  /** Takes note that a request was answered, or that the network failed. */
  heard(isAnswered: boolean): void {
    if (isAnswered) this.connection.hears();
    else this.connection.failed();
  }

  /** The browser says that there is no network. */
  readonly unplugged = (): void => this.connection.cut();

  private hearing(): DeskListeners {
    const { on, parts } = this;
    return {
      up: () => {
        this.connection.hears('socket');
        on.back?.();
        void this.check();
      },
      alive: () => this.connection.hears('socket'),
      down: () => void parts.after(BLINK_MS, () => this.checkWhileDown()),
      refused: ({ code }) => {
        if (code === 'unauthenticated') void this.check();
      },
      revoked: () => {
        // Signing out ends this device, too: that is nobody else's doing.
        if (!this.isSigningOut) this.leave('revoked');
      },
      entry: (entry) => on.entry?.(entry),
      blog: (blog) => {
        const { value: present } = this.present;
        if (present.kind === 'signed-in') this.enter(withBlog(present.answer, blog), present.isRemembered);
      },
      item: on.item,
      readers: on.readers,
      desk: on.desk ?? (() => null),
    };
  }

  private told(answer: SessionAnswer): void {
    this.skew = Date.parse(answer.now) - this.parts.now();
    this.manner.memory?.set('session', answer);
    const before = this.signedIn();
    // A socket is the device's that opened it; another page may have signed in meanwhile (rule O5).
    if (before !== null && before.device !== answer.device) this.socket.close();
    this.enter(answer, false);
  }

  /** While the server does not answer, the person of the last visit writes on, and what they write waits. */
  private remember(): void {
    const { kind } = this.present.value;
    if (kind === 'signed-in' || kind === 'signed-out') return;
    const kept = this.manner.memory?.get('session');
    if (isSession(kept)) this.enter(kept, true);
    else this.present.value = { kind: 'unreachable' };
  }

  private enter(answer: SessionAnswer, isRemembered: boolean): void {
    const before = this.signedIn();
    this.present.value = { kind: 'signed-in', answer, isRemembered };
    this.on.entered(answer, { isRemembered, before });
  }

  private leave(kind: 'signed-out' | 'revoked'): void {
    this.present.value = { kind };
    this.socket.close();
    this.manner.memory?.remove('session');
    this.on.left();
  }

  private poll(): void {
    this.parts.after(this.manner.pollMs, () => {
      this.checkWhileDown();
      this.poll();
    });
  }

  private checkWhileDown(): void {
    if (!this.isUp.value && this.present.value.kind !== 'revoked') void this.check();
  }
}
