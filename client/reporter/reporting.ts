/** The page without its looks: who is signed in, the line, the outbox, and what the server knows of my entries. */
import type { PublicBlog } from '../../shared/entry.js';
import type { SessionAnswer, SessionBlog } from '../../shared/protocol.js';
import type { Api } from './api.js';
import type { Reply } from '../account/request.js';
import { cell, type Readable } from '../account/cell.js';
import { draftsOn, type Drafts } from './drafts.js';
import { openOutbox, type Address, type Outbox, type OutboxParts } from './outbox.js';
import type { Words } from '../entry/entryWords.js';
import { isOf, personIn } from './outbox/person.js';
import { transport } from '../account/transport.js';
import { tusUpload } from './outbox/upload.js';
import type { PhotoFiles } from './photos/files.js';
import { openPhotoShelf, type PhotoShelf } from './photos/photoShelf.js';
import { createPosted, type PostedList } from './reporting/posted.js';
import type { Shelf } from '../account/shelf.js';
import type { DeskListeners, DeskSocket } from '../account/deskSocket.js';

export type Session =
  | { kind: 'loading' }
  /** `isRemembered`: the server could not be asked yet; this is who it was last time. */
  | { kind: 'signed-in'; answer: SessionAnswer; isRemembered: boolean }
  | { kind: 'signed-out' }
  | { kind: 'revoked' }
  /** The server cannot be reached, and nobody is remembered. */
  | { kind: 'unreachable' };

export interface Reporting {
  session: Readable<Session>;
  isConnected: Readable<boolean>;
  /** My entries of the chosen blog. */
  mine: Readable<PostedList>;
  /** The chosen blog's slug. */
  chosen: Readable<string | null>;
  outbox: Outbox;
  drafts: Drafts;
  photos: PhotoShelf;
  preview: (words: Words) => Promise<Reply<{ html: string }>>;
  choose: (slug: string) => void;
  address: () => Address;
  checkSession: () => Promise<void>;
  signOut: () => Promise<boolean>;
  /** The server's present time, ISO 8601; the phone's clock may be wrong. */
  serverNow: () => string;
  close: () => void;
}

export interface ReportingParts extends Omit<OutboxParts, 'send' | 'upload' | 'onAccepted' | 'onUploaded'> {
  api: Api;
  files: PhotoFiles;
  /** The page's own origin. */
  origin: string;
  openSocket: (on: DeskListeners) => DeskSocket;
  shelf: Shelf;
}

const CHECK_MS = 30_000;

export async function openReporting(parts: ReportingParts): Promise<Reporting> {
  const { api, shelf, now, newId, files } = parts;
  const drafts = draftsOn(shelf);
  const session = cell<Session>({ kind: 'loading' });
  const chosen = cell<string | null>(null);
  const isConnected = cell(true);
  let skew = 0;
  let isSigningOut = false;

  const socket = parts.openSocket({
    up: () => {
      isConnected.set(true);
      outbox.wake();
      void checkSession();
    },
    refused: ({ code }) => {
      if (code === 'unauthenticated') void checkSession();
    },
    revoked: () => {
      // Signing out ends this device, too: that is not the desk's doing.
      if (!isSigningOut) leave({ kind: 'revoked' });
    },
    entry: (entry) => {
      posted.entryChanged(entry);
    },
    blog: (blog) => {
      blogChanged(blog);
    },
  });
  const carry = transport(socket, async (request) => {
    const said = await api.ask(request);
    isConnected.set(said !== null || socket.isUp.get());
    return said;
  });
  const outbox = await openOutbox({
    ...parts,
    send: (item, payload) => carry(item.verb, payload),
    upload: tusUpload(files, parts.origin),
    onUploaded: (photo) => {
      posted.photoUploaded(photo);
    },
    onAccepted(item, receipt) {
      posted.commandAccepted(item, receipt);
      // With the socket up the server tells of the entry by itself.
      if (!socket.isUp.get()) void posted.load();
    },
  });
  const posted = createPosted({
    api,
    shelf,
    signedIn: () => signedIn(),
    outbox: () => outbox.state.get(),
    heard: (entries) => void outbox.heard(entries),
  });
  const isNamed = (id: string) =>
    drafts.photos().has(id) || outbox.state.get().items.some(({ command }) => command === id);
  const photos = openPhotoShelf({ files, isNamed, now, newId });
  void photos.sweep();

  const signedIn = () => {
    const present = session.get();
    return present.kind === 'signed-in' ? present.answer : null;
  };

  async function checkSession(): Promise<void> {
    const reply = await api.session();
    if (session.get().kind === 'revoked') return;
    isConnected.set(reply.kind !== 'lost' || socket.isUp.get());
    switch (reply.kind) {
      case 'ok':
        skew = Date.parse(reply.value.now) - now();
        shelf.set('session', reply.value);
        enter(reply.value, false);
        return;
      case 'refused':
        if (reply.refusal.code === 'unauthenticated') leave({ kind: 'signed-out' });
        else rememberSession();
        return;
      case 'lost':
        rememberSession();
    }
  }

  /** The server does not answer: whoever was here last writes on, and what they write waits. */
  function rememberSession(): void {
    if (signedIn() !== null || session.get().kind === 'signed-out') return;
    const kept = shelf.get('session');
    if (isSession(kept)) enter(kept, true);
    else session.set({ kind: 'unreachable' });
  }

  function enter(answer: SessionAnswer, isRemembered: boolean): void {
    const before = signedIn();
    session.set({ kind: 'signed-in', answer, isRemembered });
    outbox.signedIn((item) => isOf(answer, item));
    for (const { slug, status } of answer.blogs) {
      if (status !== 'paused' && before?.blogs.some((blog) => blog.slug === slug && blog.status === 'paused'))
        void outbox.resume(slug);
    }
    if (!socket.isUp.get()) socket.open();
    const kept = shelf.get('blog');
    const slug =
      [chosen.get(), kept].find((wanted) => answer.blogs.some((blog) => blog.slug === wanted)) ??
      answer.blogs[0]?.slug ??
      null;
    choose(slug as string | null);
    if (!isRemembered) void posted.load();
  }

  /** Nothing of what was published stays on a phone that is signed out; what waits does (rule O5). */
  function leave(how: { kind: 'signed-out' } | { kind: 'revoked' }): void {
    session.set(how);
    outbox.signedIn(null);
    socket.close();
    shelf.remove('session');
    posted.forget();
    void photos.forget();
  }

  function choose(slug: string | null): void {
    if (slug === chosen.get()) return;
    chosen.set(slug);
    shelf.set('blog', slug);
    posted.open(slug);
    void posted.load();
  }

  function blogChanged(blog: PublicBlog): void {
    const present = session.get();
    if (present.kind !== 'signed-in') return;
    const update = (mineOf: SessionBlog): SessionBlog => {
      const { title, status, timeZone, languages, drives } = blog;
      return mineOf.slug === blog.slug ? { ...mineOf, title, status, timeZone, languages, drives } : mineOf;
    };
    enter({ ...present.answer, blogs: present.answer.blogs.map(update) }, present.isRemembered);
  }

  const unsubscribes = [session, outbox.state].map((one) => one.subscribe(posted.show));
  unsubscribes.push(
    socket.isUp.subscribe(() => {
      // Down for a moment is not away: the next request tells.
      if (!socket.isUp.get()) setTimeout(() => (socket.isUp.get() ? undefined : void checkSession()), 2_000);
    }),
  );
  const timer = setInterval(() => {
    if (!socket.isUp.get() && session.get().kind !== 'revoked') void checkSession();
  }, CHECK_MS);

  return {
    session,
    isConnected,
    mine: posted.list,
    chosen,
    outbox,
    drafts,
    photos,
    preview: (words) => api.preview(chosen.get() ?? '', { id: newId(), blog: chosen.get() ?? '', ...words }),
    choose,
    address() {
      const blog = chosen.get() ?? '';
      const answer = signedIn();
      return { blog, person: answer === null ? '' : personIn(blog, answer) };
    },
    async checkSession() {
      socket.wake();
      await checkSession();
    },
    async signOut() {
      isSigningOut = true;
      const reply = await api.signOut();
      isSigningOut = false;
      if (reply.kind === 'lost') return false;
      leave({ kind: 'signed-out' });
      return true;
    },
    serverNow: () => new Date(now() + skew).toISOString(),
    close() {
      clearInterval(timer);
      unsubscribes.forEach((unsubscribe) => {
        unsubscribe();
      });
      socket.close();
      outbox.close();
    },
  };
}

function isSession(kept: unknown): kept is SessionAnswer {
  const session = kept as Partial<SessionAnswer> | null;
  return typeof session?.name === 'string' && typeof session.role === 'string' && Array.isArray(session.blogs);
}
