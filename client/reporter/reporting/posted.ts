/** What I posted in the chosen blog: the server's list, what waits on the phone, and what lies between the two. */
import type { DeskEntry } from '../../../shared/entry.js';
import type { MineAnswer, Receipt, SessionAnswer } from '../../../shared/protocol.js';
import type { Api } from '../api.js';
import { cell, type Readable } from '../../account/cell.js';
import { ownEntries, stillUnseen, type Accepted, type OwnEntry } from '../mine.js';
import type { OutboxState } from '../outbox.js';
import type { Command } from '../outbox/item.js';
import { isOf } from '../outbox/person.js';
import type { Shelf } from '../../account/shelf.js';

/** `isKnown` once the server's list is here, or the one remembered from the last visit. */
export interface PostedList {
  entries: OwnEntry[];
  isKnown: boolean;
}

export interface Posted {
  list: Readable<PostedList>;
  /** Shows another blog's list. */
  open: (slug: string | null) => void;
  load: () => Promise<void>;
  /** The server told of one entry of this person. */
  entryChanged: (entry: DeskEntry) => void;
  commandAccepted: (item: Command, receipt: Receipt | null) => void;
  /** The server has this photo, whole. */
  photoUploaded: (photo: string) => void;
  /** Draws the list from what the outbox now holds. */
  show: () => void;
  /** Nothing of what was published stays on a phone that is signed out. */
  forget: () => void;
}

export interface PostedParts {
  api: Api;
  shelf: Shelf;
  signedIn: () => SessionAnswer | null;
  outbox: () => OutboxState;
  /** The server told of these entries of this person. */
  heard: (entries: readonly DeskEntry[]) => void;
}

const REMEMBERED = 50;

export function createPosted({ api, shelf, signedIn, outbox, heard }: PostedParts): Posted {
  const list = cell<PostedList>({ entries: [], isKnown: false });
  let slug: string | null = null;
  let server: DeskEntry[] = [];
  let isKnown = false;
  let accepted: Accepted[] = [];
  const uploaded = new Set<string>();

  function show(): void {
    const { items, sending } = outbox();
    const answer = signedIn();
    const own = answer === null ? [] : items.filter((item) => item.blog === slug && isOf(answer, item));
    const here = accepted.filter(({ item }) => item.blog === slug);
    const ownRevs = Object.fromEntries(server.flatMap(({ id }) => revOf(id)));
    list.set({ entries: ownEntries({ server, items: own, sending, accepted: here, ownRevs, uploaded }), isKnown });
  }

  function revOf(id: string): [string, number][] {
    const rev = shelf.get(`rev/${id}`);
    return typeof rev === 'number' ? [[id, rev]] : [];
  }

  function keep(entries: DeskEntry[]): void {
    server = entries;
    isKnown = true;
    accepted = stillUnseen(accepted, entries);
    shelf.set(`mine/${slug ?? ''}`, { entries: entries.slice(0, REMEMBERED) });
    show();
  }

  return {
    list,
    show,
    open(next) {
      const kept = shelf.get(`mine/${next ?? ''}`);
      slug = next;
      isKnown = isMine(kept);
      server = isMine(kept) ? kept.entries : [];
      show();
    },
    async load() {
      const asked = slug;
      if (asked === null || signedIn() === null) return;
      const reply = await api.mine(asked);
      if (reply.kind !== 'ok') return;
      heard(reply.value.entries);
      if (slug === asked) keep(reply.value.entries);
    },
    entryChanged(entry) {
      heard([entry]);
      if (entry.blog === slug) keep([entry, ...server.filter(({ id }) => id !== entry.id)]);
    },
    commandAccepted(item, receipt) {
      if (receipt !== null) shelf.set(`rev/${item.entry}`, receipt.rev);
      accepted = [...accepted, { item, receipt }];
      show();
    },
    photoUploaded(photo) {
      uploaded.add(photo);
      show();
    },
    forget() {
      for (const key of shelf.keys()) if (/^(?:mine|rev)\//.test(key)) shelf.remove(key);
      server = [];
      accepted = [];
      isKnown = false;
      show();
    },
  };
}

function isMine(kept: unknown): kept is MineAnswer {
  return Array.isArray((kept as Partial<MineAnswer> | null)?.entries);
}
