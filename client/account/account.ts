/**
 * The session of this device and its connection to the server, for the reporter's app and the desk's page. The server is
 * asked for the session at the start, whenever the connection comes back, and now and then while there is no socket and
 * somebody sees the page.
 */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { SessionAnswer } from '../../shared/protocol/desk.js';
import { pageTicks, ServerClock } from './clock.js';
import { ConnectionWatch } from './connectionWatch.js';
import type { DeskListeners, AccountSocket } from './deskSocket.js';
import type { AccountListeners, AccountManner, AccountParts } from './ports.js';
import { KnownSession } from './knownSession.js';
import { asDevice, type Session } from './session.js';
import { transport, type Ask, type Carry } from './transport.js';

/** A socket that is down for less is not worth a word. */
const BLINK_MS = 2_000;

export class Account {
  private readonly known: KnownSession;
  private readonly socket: AccountSocket;
  private readonly connection: ConnectionWatch;
  private isSigningOut = false;
  private checking: Promise<void> | null = null;

  readonly session: ReadonlySignal<Session>;
  /** The session's answer; null while nobody is signed in. */
  readonly signedIn: () => SessionAnswer | null;
  readonly clock: ServerClock;
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
    this.known = new KnownSession(manner.memory, on);
    this.session = this.known.session;
    this.signedIn = this.known.answer;
    this.clock = new ServerClock({ now: parts.now, ticks: parts.ticks ?? pageTicks, memory: manner.memory });
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

  /** Begins with the person of the last visit, where one is remembered: an answer may take long in a crowd. Ends with the page. */
  start(): void {
    this.known.recall();
    this.connection.start();
    this.poll();
  }

  /** The headers of this session, for requests that must not go as anybody else. */
  readonly asDevice = (): Record<string, string> => asDevice(this.signedIn(), this.parts.half);

  /** The server's present time, ISO 8601; this device's clock may be wrong. */
  readonly serverNow = (): string => new Date(this.clock.now()).toISOString();

  /** Makes sure of the server's time, which is asked for where it is not known. False where the server does not answer. */
  readonly knowsTime = async (): Promise<boolean> => {
    if (!this.clock.isSure()) await (this.checking ?? this.check());
    return this.clock.isSure();
  };

  /** Asks the server for the session. */
  readonly check = async (): Promise<void> => {
    const checking = (this.checking = this.ask());
    await checking;
    if (this.checking === checking) this.checking = null;
  };

  private async ask(): Promise<void> {
    const hears = this.clock.asks();
    const reply = await this.parts.api.session();
    // The clock is learned first: whoever is signed in by this answer may send at once.
    if (reply.kind === 'ok') hears(reply.value.now);
    if (this.known.kind === 'revoked') return;
    this.heard(reply.kind !== 'lost');
    if (reply.kind === 'ok') this.told(reply.value);
    else if (reply.kind === 'refused' && reply.refusal.code === 'unauthenticated')
      this.leave(this.known.endBy(reply.refusal, this.manner.forgottenIs));
    else this.known.remember();
    this.on.asked?.();
  }

  /** Tries at once what waits for the network, which may be back. */
  readonly wake = (): Promise<void> => {
    // The question for the time is under way before the first entry asks for it.
    const checked = this.check();
    this.on.back?.();
    this.socket.wake();
    return checked;
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

  /** Lets go of the socket while nobody sees the page; the next `wake` brings it back. */
  rest(): void {
    this.socket.close();
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
        void this.check();
        on.back?.();
      },
      alive: () => this.connection.hears('socket'),
      down: () => void parts.after(BLINK_MS, () => this.checkWhileDown()),
      refused: ({ code }) => {
        if (code === 'unauthenticated') void this.check();
      },
      revoked: () => {
        // Signing out ends this device, too: that is nobody else's doing.
        if (this.isSigningOut) return;
        this.leave(this.manner.forgottenIs);
        void this.check();
      },
      entry: (entry) => on.entry?.(entry),
      blog: (blog) => this.known.changed(blog),
      item: on.item,
      readers: on.readers,
      desk: on.desk ?? (() => null),
      half: () => parts.half.get(),
    };
  }

  private told(answer: SessionAnswer): void {
    const before = this.signedIn();
    // A socket is the device's that opened it; another page may have signed in meanwhile (rule O5).
    if (before !== null && before.device !== answer.device) this.socket.close();
    this.known.told(answer);
  }

  private leave(kind: 'signed-out' | 'revoked'): void {
    this.socket.close();
    // Where nobody was signed in here, another page may be signing in now.
    if (this.signedIn() !== null) void this.parts.half.forget();
    this.known.leave(kind);
  }

  private poll(): void {
    this.parts.after(this.manner.pollMs, () => {
      this.checkWhileDown();
      this.poll();
    });
  }

  private checkWhileDown(): void {
    if (!this.isUp.value && this.parts.isSeen() && this.known.kind !== 'revoked') void this.check();
  }
}
