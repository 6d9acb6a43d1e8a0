/** The editor's deeds, in the order of the buttons: each sends a command and says what came of it. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { BlogStatus, DeskEntry, PublicBlog, Verification } from '../../../shared/entry.js';
import type { CommandName } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import type { FormSpeech } from '../../entry/formWords.js';
import { titleOf } from '../../entry/gist.js';
import type { Notices } from '../frame/notices.js';
import type { Commands, Fields, Sent } from './commands.js';
import type { Offers } from './offers.js';
import type { PendingWithdrawals } from './pendingWithdrawals.js';

interface DeedsParts {
  commands: Commands;
  withdrawals: PendingWithdrawals;
  notices: Notices;
  offers: Offers;
  /** Asks the server what stands now. */
  refresh: () => void;
}

export class Deeds {
  private readonly underWay = signal<ReadonlySet<string>>(new Set());
  /** Ids of the entries, and slug of the blog, that a command is under way for. */
  readonly busy: ReadonlySignal<ReadonlySet<string>> = this.underWay;

  constructor(private readonly parts: DeedsParts) {}

  /** Sends; a failure is said as a notice, but for a conflict on `rev` where the caller shows it itself. */
  async send(verb: CommandName, id: string, fields: Fields, isConflictShown = false): Promise<Sent> {
    const { commands, notices, refresh } = this.parts;
    this.underWay.value = new Set([...this.busy.value, id]);
    const sent = await commands.send(verb, fields);
    this.underWay.value = new Set([...this.busy.value].filter((other) => other !== id));
    if (sent.is === 'lost') notices.fault('lost');
    if (sent.is === 'refused' && !(isConflictShown && isConflict(sent.refusal))) notices.fault(sent.refusal);
    if (sent.is !== 'done') refresh();
    return sent;
  }

  /** Sends a command of a form, which shows by itself what stands now where it was written of an earlier version. */
  sendForm(verb: 'revise' | 'blog', id: string, fields: Fields): Promise<Sent> {
    return this.send(verb, id, fields, true);
  }

  setStatus({ slug, rev }: PublicBlog, status: BlogStatus): Promise<Sent> {
    return this.send('blog', slug, { blog: slug, rev, status });
  }

  publish(entry: DeskEntry): Promise<Sent> {
    return this.sendFor(entry, 'publish', { rev: entry.rev });
  }

  label(entry: DeskEntry, labels: { pinned: boolean } | { key: boolean }): Promise<Sent> {
    return this.revise(entry, labels);
  }

  async verify(entry: DeskEntry, verification: Verification, blog: PublicBlog): Promise<void> {
    const sent = await this.revise(entry, { verification });
    if (verification === 'withdrawn') this.offerAfter(sent, entry, blog);
  }

  /** Withdraws in a few seconds, unless that is undone; then offers to tell readers. */
  withdraw(entry: DeskEntry, blog: PublicBlog): void {
    const title = (speech: FormSpeech) => titleOf(contentOfEntry(entry), blog, speech);
    const go = async () => this.offerAfter(await this.sendFor(entry, 'retract', {}), entry, blog);
    this.parts.withdrawals.begin({ id: entry.id, blog: entry.blog, title }, () => void go());
  }

  takeDown(entry: DeskEntry, media: string | null): Promise<Sent> {
    return this.sendFor(entry, 'takedown', media === null ? {} : { media });
  }

  private revise(entry: DeskEntry, fields: Fields): Promise<Sent> {
    return this.sendFor(entry, 'revise', { rev: entry.rev, ...fields });
  }

  /** A button has no version of its own to compare: what stands now is shown, and it can be pressed again. */
  private sendFor({ id, blog }: DeskEntry, verb: CommandName, fields: Fields): Promise<Sent> {
    return this.send(verb, id, { id, blog, ...fields });
  }

  private offerAfter(sent: Sent, entry: DeskEntry, blog: PublicBlog): void {
    if (sent.is === 'done') this.parts.offers.make(entry, { is: 'withdrawn' }, blog);
  }
}

function isConflict({ code, field }: Refusal): boolean {
  return code === 'conflict' && field === 'rev';
}
