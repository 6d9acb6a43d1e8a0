/** What an editor does to an entry, in the order of the buttons: each sends a command and says what came of it. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DeskEntry, PublicBlog, Verification } from '../../../shared/entry.js';
import type { CommandName } from '../../../shared/protocol.js';
import type { Refusal } from '../../../shared/refusals.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import { gistOf } from '../../entry/gist.js';
import type { Commands, Sent } from './commands.js';
import type { Farewells } from './farewells.js';
import type { Notices } from '../frame/notices.js';
import type { Offers } from './offers.js';

export interface Deeds {
  /** The entries that a command is under way for. */
  busy: ReadonlySignal<ReadonlySet<string>>;
  /** Sends; what went wrong is said as a notice, but for a conflict on `rev`, which the caller shows. */
  send(verb: CommandName, entry: string, fields: Record<string, unknown>): Promise<Sent>;
  publish(entry: DeskEntry): Promise<Sent>;
  label(entry: DeskEntry, labels: { pinned: boolean } | { key: boolean }): Promise<Sent>;
  verify(entry: DeskEntry, verification: Verification, blog: PublicBlog): Promise<void>;
  /** In a few seconds, unless it is undone. Then offers to tell readers. */
  withdraw(entry: DeskEntry, blog: PublicBlog): void;
  takeDown(entry: DeskEntry, media: string | null): Promise<Sent>;
}

export interface DeedsParts {
  commands: Commands;
  farewells: Farewells;
  notices: Notices;
  offers: Offers;
  /** Asks the server what stands now. */
  refresh: () => void;
}

export function createDeeds({ commands, farewells, notices, offers, refresh }: DeedsParts): Deeds {
  const busy = signal<ReadonlySet<string>>(new Set());

  async function send(verb: CommandName, id: string, fields: Record<string, unknown>): Promise<Sent> {
    busy.value = new Set([...busy.value, id]);
    const sent = await commands.send(verb, fields);
    busy.value = new Set([...busy.value].filter((other) => other !== id));
    if (sent.is === 'lost') notices.fault('lost');
    if (sent.is === 'refused' && !isConflict(sent.refusal)) notices.fault(sent.refusal);
    if (sent.is !== 'done') refresh();
    return sent;
  }

  async function sendFor(verb: CommandName, { id, blog }: DeskEntry, fields: Record<string, unknown>): Promise<Sent> {
    const sent = await send(verb, id, { id, blog, ...fields });
    // A button has no version of its own to compare: what stands now is shown, and it can be pressed again.
    if (sent.is === 'refused' && isConflict(sent.refusal)) notices.fault(sent.refusal);
    return sent;
  }

  return {
    busy,
    send,
    publish: (entry) => sendFor('publish', entry, { rev: entry.rev }),
    label: (entry, labels) => sendFor('revise', entry, { rev: entry.rev, ...labels }),
    async verify(entry, verification, blog) {
      const sent = await sendFor('revise', entry, { rev: entry.rev, verification });
      if (sent.is === 'done' && verification === 'withdrawn') offers.make(entry, { is: 'withdrawn' }, blog);
    },
    withdraw(entry, blog) {
      const { lead, words } = gistOf(wordsOfEntry(entry), blog.drives);
      const gist = [lead, words].filter(Boolean).join(': ').slice(0, 60);
      farewells.begin({ id: entry.id, blog: entry.blog, gist }, () => {
        void sendFor('retract', entry, {}).then((sent) => {
          if (sent.is === 'done') offers.make(entry, { is: 'withdrawn' }, blog);
        });
      });
    },
    takeDown: (entry, media) => sendFor('takedown', entry, media === null ? {} : { media }),
  };
}

function isConflict({ code, field }: Refusal): boolean {
  return code === 'conflict' && field === 'rev';
}
