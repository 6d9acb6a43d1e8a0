/** What an editor does to an entry, in the order of the buttons: each sends a command and says what came of it. */
import { signal } from '@preact/signals';
import type { DeskEntry, PublicBlog, Verification } from '../../../shared/entry.js';
import type { CommandName } from '../../../shared/protocol.js';
import type { Refusal } from '../../../shared/refusals.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import type { FormSpeech } from '../../entry/formWords.js';
import { titleOf } from '../../entry/gist.js';
import type { Notices } from '../frame/notices.js';
import type { Commands, Fields, Sent } from './commands.js';
import type { PendingWithdrawals } from './pendingWithdrawals.js';
import type { Offers } from './offers.js';

export type Deeds = ReturnType<typeof createDeeds>;

interface DeedsParts {
  commands: Commands;
  withdrawals: PendingWithdrawals;
  notices: Notices;
  offers: Offers;
  /** Asks the server what stands now. */
  refresh: () => void;
}

export function createDeeds({ commands, withdrawals, notices, offers, refresh }: DeedsParts) {
  /** The entries that a command is under way for. */
  const busy = signal<ReadonlySet<string>>(new Set());

  /** Sends; what went wrong is said as a notice, but for a conflict on `rev` where the caller shows it. */
  async function send(verb: CommandName, id: string, fields: Fields, isConflictShown = true): Promise<Sent> {
    busy.value = new Set([...busy.value, id]);
    const sent = await commands.send(verb, fields);
    busy.value = new Set([...busy.value].filter((other) => other !== id));
    if (sent.is === 'lost') notices.fault('lost');
    if (sent.is === 'refused' && !(isConflictShown && isConflict(sent.refusal))) notices.fault(sent.refusal);
    if (sent.is !== 'done') refresh();
    return sent;
  }

  // A button has no version of its own to compare: what stands now is shown, and it can be pressed again.
  const sendFor = ({ id, blog }: DeskEntry, verb: CommandName, fields: Fields) =>
    send(verb, id, { id, blog, ...fields }, false);
  const revise = (entry: DeskEntry, fields: Fields) => sendFor(entry, 'revise', { rev: entry.rev, ...fields });
  const offerAfter = (sent: Sent, entry: DeskEntry, blog: PublicBlog) =>
    sent.is === 'done' && offers.make(entry, { is: 'withdrawn' }, blog);

  return {
    busy,
    send,
    publish: (entry: DeskEntry) => sendFor(entry, 'publish', { rev: entry.rev }),
    label: (entry: DeskEntry, labels: { pinned: boolean } | { key: boolean }) => revise(entry, labels),
    async verify(entry: DeskEntry, verification: Verification, blog: PublicBlog): Promise<void> {
      const sent = await revise(entry, { verification });
      if (verification === 'withdrawn') offerAfter(sent, entry, blog);
    },
    /** In a few seconds, unless it is undone. Then offers to tell readers. */
    withdraw(entry: DeskEntry, blog: PublicBlog): void {
      const title = (speech: FormSpeech) => titleOf(contentOfEntry(entry), blog, speech);
      const go = async () => offerAfter(await sendFor(entry, 'retract', {}), entry, blog);
      withdrawals.begin({ id: entry.id, blog: entry.blog, title }, () => void go());
    },
    takeDown: (entry: DeskEntry, media: string | null) => sendFor(entry, 'takedown', media === null ? {} : { media }),
  };
}

function isConflict({ code, field }: Refusal): boolean {
  return code === 'conflict' && field === 'rev';
}
