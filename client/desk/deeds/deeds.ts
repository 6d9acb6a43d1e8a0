/** The editor's deeds, in the order of the buttons: each sends a command and says what came of it. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { BlogStatus, DeskEntry, PublicBlog, Verification } from '../../../shared/entry.js';
import type { CommandName } from '../../../shared/protocol/desk.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import type { FormSpeech } from '../../entry/formWords.js';
import { titleOf } from '../../entry/gist.js';
import type { Notices, Told } from '../frame/notices.js';
import { isThereBefore, type Commands, type Fields, type Sent } from './commands.js';
import type { Offer, Offers } from './offers.js';
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

  /**
   * Sends. A failure is said as a notice, but where the caller still shows it then: a sheet in front of the notices hides
   * them, and takes them from screen readers.
   */
  async send(verb: CommandName, id: string, fields: Fields, isShown: () => boolean = () => false): Promise<Sent> {
    const { commands, notices, refresh } = this.parts;
    this.underWay.value = new Set([...this.busy.value, id]);
    const sent = await commands.send(verb, fields);
    this.underWay.value = new Set([...this.busy.value].filter((other) => other !== id));
    if (sent.is === 'done') return sent;
    if (!isShown()) notices.fault(toldOf(verb, sent));
    refresh();
    return sent;
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

  takeDown({ id, blog }: DeskEntry, media: string | null, isShown: () => boolean): Promise<Sent> {
    return this.send('takedown', id, { id, blog, ...(media === null ? {} : { media }) }, isShown);
  }

  /**
   * Sends an offer to readers as it stands; it is gone once they have it. Words that they do not have stay, as another
   * entry: those that were typed while it was on its way, or after an attempt that arrived though its answer was lost.
   * `now`: the server's, ISO 8601.
   */
  async sendOffer(offer: Offer, now: string): Promise<void> {
    const { id, blog, corrects, lang, text, triedAt = now } = offer;
    const { offers, notices } = this.parts;
    offers.change(id, { triedAt });
    const update = { kind: 'update', lang, text: text.trim(), corrects, happenedAt: triedAt };
    const sent = await this.send('post', id, { id, blog, ...update });
    if (sent.is === 'refused' && !isThereBefore('post', sent.refusal)) offers.change(id, { triedAt: undefined });
    else if (sent.is === 'refused') offers.renew(id);
    else if (sent.is === 'done' && offers.wentAs(id, text) === 'typed-on') notices.fault('typedSince');
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

function toldOf(verb: CommandName, sent: Exclude<Sent, { is: 'done' }>): Told {
  if (sent.is === 'lost') return 'lost';
  return isThereBefore(verb, sent.refusal) ? 'thereBefore' : sent.refusal;
}
