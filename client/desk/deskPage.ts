/** The desk without its looks: who is signed in, which blog is open, its record, the line, and the desk's own commands. */
import type { PublicBlog } from '../../shared/entry.js';
import type { SessionAnswer, SessionBlog } from '../../shared/protocol.js';
import { cell, type Readable } from '../account/cell.js';
import type { DeskListeners, DeskSocket } from '../account/deskSocket.js';
import type { Shelf } from '../account/shelf.js';
import { transport } from '../account/transport.js';
import type { DeskApi } from './api.js';
import { createCommands, type Commands } from './deskPage/commands.js';
import { createFarewells, type Farewells } from './deskPage/farewells.js';
import { ownShelf, type OwnShelf } from './deskPage/ownShelf.js';
import { followRecord, type BlogRecord } from './deskPage/record.js';

export type Session =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  | { kind: 'signed-out' }
  | { kind: 'revoked' }
  /** Signed in, and no editor. */
  | { kind: 'reporter'; name: string }
  | { kind: 'in'; answer: SessionAnswer };

/** How it stands between this page and the server. */
export type Line = { is: 'live' } | { is: 'catching-up' } | { is: 'offline'; since: number };

export interface Desk {
  session: Readable<Session>;
  /** The open blog's slug. */
  chosen: Readable<string | null>;
  record: Readable<BlogRecord | null>;
  line: Readable<Line>;
  api: DeskApi;
  shelf: OwnShelf;
  commands: Commands;
  farewells: Farewells;
  newId: () => string;
  choose: (slug: string | null) => void;
  checkSession: () => Promise<void>;
  signOut: () => Promise<boolean>;
  /** The server's present time, ISO 8601; this device's clock may be wrong. */
  serverNow: () => string;
  /** The network may be back. */
  wake: () => void;
}

export interface DeskParts {
  api: DeskApi;
  shelf: Shelf;
  openSocket: (on: DeskListeners, slug: () => string | null) => DeskSocket;
  now: () => number;
  newId: () => string;
  after: (ms: number, run: () => void) => () => void;
}

/** How often the server is asked while there is no socket. */
const POLL_MS = 10_000;
/** A socket that is down for less is not worth a word. */
const BLINK_MS = 2_500;

export function openDesk(parts: DeskParts): Desk {
  const { api, now, newId, after } = parts;
  const shelf = ownShelf(parts.shelf);
  const session = cell<Session>({ kind: 'loading' });
  const chosen = cell<string | null>(null);
  const record = cell<BlogRecord | null>(null);
  const line = cell<Line>({ is: 'catching-up' });
  let skew = 0;
  let isSigningOut = false;
  let callOffPoll: () => void = () => undefined;

  const socket = parts.openSocket(
    {
      up: () => {
        void checkSession();
        void askRecord();
      },
      refused: ({ code }) => {
        if (code === 'unauthenticated') void checkSession();
      },
      revoked: () => {
        // Signing out ends this device, too: that is nobody else's doing.
        if (!isSigningOut) leave({ kind: 'revoked' });
      },
      entry: () => undefined,
      blog: blogChanged,
      item: (item) => record.get()?.item(item),
      readers: (readers) => record.get()?.readersAre(readers),
    },
    () => chosen.get(),
  );
  const carry = transport(socket, async (request) => {
    const said = await api.raw(request);
    heard(said !== null);
    return said;
  });
  const commands = createCommands({ carry, newId, wait: (ms) => new Promise((go) => after(ms, () => go())) });

  function heard(answered: boolean): void {
    if (answered || socket.isUp.get()) {
      const isLevel = record.get()?.isLevel.get() ?? true;
      line.set(isLevel ? LIVE : CATCHING_UP);
    } else if (line.get().is !== 'offline') line.set({ is: 'offline', since: now() });
  }

  async function askRecord(): Promise<void> {
    const open = record.get();
    if (open !== null) heard(await open.refresh());
  }

  async function checkSession(): Promise<void> {
    const reply = await api.session();
    const present = session.get().kind;
    if (present === 'revoked') return;
    heard(reply.kind !== 'lost');
    if (reply.kind === 'ok') enter(reply.value);
    else if (reply.kind === 'refused' && reply.refusal.code === 'unauthenticated')
      // Somebody who was in and is not any more was signed out elsewhere.
      leave({ kind: present === 'in' || present === 'reporter' ? 'revoked' : 'signed-out' });
    else if (present === 'loading') session.set({ kind: 'unreachable' });
  }

  function enter(answer: SessionAnswer): void {
    skew = Date.parse(answer.now) - now();
    shelf.belongTo(answer.device);
    if (answer.role === 'reporter') {
      session.set({ kind: 'reporter', name: answer.name });
      return;
    }
    session.set({ kind: 'in', answer });
    if (!socket.isUp.get()) socket.open();
    const isThere = answer.blogs.some(({ slug }) => slug === chosen.get());
    // Who has one blog has nothing to choose.
    if (!isThere && answer.blogs.length === 1 && answer.role !== 'owner') choose(answer.blogs[0]?.slug ?? null);
  }

  /** The server itself said that the session is over: what it kept here is nobody's to find. */
  function leave(how: Session): void {
    shelf.end();
    session.set(how);
    socket.close();
    openRecord(null);
  }

  function choose(slug: string | null): void {
    if (slug === chosen.get()) return;
    farewells.goNow();
    chosen.set(slug);
    openRecord(slug);
    // The handshake names the blog: another one is another connection.
    if (socket.isUp.get()) socket.close();
    if (session.get().kind === 'in') socket.open();
  }

  let unwatch: () => void = () => undefined;

  function openRecord(slug: string | null): void {
    unwatch();
    record.get()?.close();
    const next = slug === null ? null : followRecord({ api, slug, after });
    record.set(next);
    const unwatched = [
      next?.isLevel.subscribe(() => heard(socket.isUp.get() || line.get().is !== 'offline')),
      next?.loaded.subscribe(() => forgetTakenDown(next)),
    ];
    unwatch = () => unwatched.forEach((end) => end?.());
    void askRecord();
  }

  function forgetTakenDown({ loaded }: BlogRecord): void {
    const now = loaded.get();
    if (now.is !== 'here') return;
    for (const { id, state } of now.state.entries.values()) if (state === 'taken-down') shelf.forget(id);
  }

  function blogChanged({ slug, title, status, timeZone, languages, drives }: PublicBlog): void {
    const present = session.get();
    if (present.kind !== 'in') return;
    const changed: SessionBlog = { slug, title, status, timeZone, languages, drives };
    const blogs = present.answer.blogs.map((blog) => (blog.slug === slug ? changed : blog));
    session.set({ kind: 'in', answer: { ...present.answer, blogs } });
  }

  function poll(): void {
    callOffPoll();
    callOffPoll = after(POLL_MS, () => {
      if (!socket.isUp.get() && session.get().kind !== 'revoked') void checkSession().then(askRecord);
      poll();
    });
  }

  const farewells = createFarewells(after);
  socket.isUp.subscribe(() => {
    if (socket.isUp.get()) heard(true);
    else after(BLINK_MS, () => (socket.isUp.get() ? undefined : void checkSession()));
  });
  poll();

  return {
    session,
    chosen,
    record,
    line,
    api,
    shelf,
    commands,
    farewells,
    newId,
    choose,
    checkSession,
    async signOut() {
      isSigningOut = true;
      const reply = await api.signOut();
      isSigningOut = false;
      if (reply.kind === 'lost') return false;
      leave({ kind: 'signed-out' });
      return true;
    },
    serverNow: () => new Date(now() + skew).toISOString(),
    wake() {
      socket.wake();
      void checkSession().then(askRecord);
    },
  };
}

const LIVE: Line = { is: 'live' };
const CATCHING_UP: Line = { is: 'catching-up' };
