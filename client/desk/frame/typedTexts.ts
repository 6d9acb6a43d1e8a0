/**
 * The texts that are typed in sheets, each with its place on this device, where it is kept until it is sent or the session
 * ends. A sheet that is opened again while its text is on its way finds the same text, and waits for the same answer: no
 * second copy of it can be sent, nor be written over. Another page of this browser may keep a text at the same place, so
 * an answer changes there only what this page stored last.
 */
import { signal } from '@preact/signals';
import type { Refusal } from '../../../shared/refusals.js';
import type { Shelf } from '../../account/shelf.js';
import type { Fault } from '../../entry/fault.js';
import type { Sent } from '../deeds/commands.js';

type Places = Pick<Shelf, 'get' | 'set' | 'remove'>;

export interface Typing<Value> {
  place: string;
  begin: () => Value;
  /** Takes text that an older version of this page may have kept; null where it has another shape. */
  read: (kept: unknown) => Value | null;
}

/** The sentences about an answer. */
interface Says {
  lost: string;
  typedSince: string;
  refused: (refusal: Refusal) => Fault;
}

/** `isTypedOn`: something was typed while it was on its way. `isClosed`: it ended the sheet that showed it. */
export type Outcome = Sent & { isTypedOn: boolean; isClosed: boolean };

export class TypedTexts {
  private readonly inHand = new Map<string, TypedText<never>>();

  constructor(private readonly shelf: Places) {}

  /** The text at this place: the one that is in hand, else as it is kept, else as it begins. */
  at<Value>(typing: Typing<Value>): TypedText<Value> {
    const { place } = typing;
    const before = this.inHand.get(place) as TypedText<Value> | undefined;
    if (before !== undefined) return before;
    const holds = (text: TypedText<Value>, isHeld: boolean): void => {
      if (isHeld) this.inHand.set(place, text as unknown as TypedText<never>);
      else if (this.inHand.get(place) === (text as unknown)) this.inHand.delete(place);
    };
    return new TypedText(this.shelf, typing, holds);
  }

  /** Lets go of all texts with the session: whoever comes next finds none. */
  end(): void {
    this.inHand.clear();
  }
}

export class TypedText<Value> {
  private readonly now;
  private readonly faulty = signal<Fault | null>(null);
  private readonly isUnderWay = signal(false);
  private readonly sheets = new Set<() => void>();
  private changes = 0;
  /** The text as this page last saw or stored it on the shelf; null: none. */
  private stored: unknown;

  constructor(
    private readonly shelf: Places,
    private typing: Typing<Value>,
    private readonly hold: (text: TypedText<Value>, isHeld: boolean) => void,
  ) {
    this.stored = shelf.get(typing.place);
    const kept = typing.read(this.stored);
    // `isKept`: whether it was changed, and not sent.
    this.now = signal({ value: kept ?? typing.begin(), isKept: kept !== null });
  }

  get value(): Value {
    return this.now.value.value;
  }

  get isKept(): boolean {
    return this.now.value.isKept;
  }

  get fault(): Fault | null {
    return this.faulty.value;
  }

  get isSending(): boolean {
    return this.isUnderWay.value;
  }

  readonly isOpen = (): boolean => this.sheets.size > 0;

  /** Shows the text in a sheet; `close` ends that sheet. Gives the way to take it from there. */
  show(close: () => void): () => void {
    this.sheets.add(close);
    this.hold(this, true);
    return () => {
      this.sheets.delete(close);
      this.letGo();
    };
  }

  /** Begins anew as things stand by now. */
  beginsBy(begin: () => Value): void {
    this.typing = { ...this.typing, begin };
  }

  readonly setFault = (fault: Fault | null): void => void (this.faulty.value = fault);

  /** Keeps the text as it is now, which counts as no typing. */
  readonly keep = (next: Value): void => {
    this.shelf.set(this.typing.place, next);
    this.becomes(next, true);
  };

  change(next: (now: Value) => Value): void {
    this.changes += 1;
    this.keep(next(this.now.peek().value));
    this.setFault(null);
  }

  /** Keeps what an answer makes of the text. */
  readonly answered = (next: (now: Value) => Value): void => {
    const text = next(this.now.peek().value);
    if (this.isStored()) this.shelf.set(this.typing.place, text);
    this.becomes(text, true);
  };

  /** Lets go of what was typed. */
  readonly clear = (): void => {
    this.shelf.remove(this.typing.place);
    this.stored = null;
    this.begin();
  };

  /** Sends, once at a time; null where it is under way already. The sheet closes where nothing was typed meanwhile. */
  async send(go: () => Promise<Sent>, says: Says): Promise<Outcome | null> {
    if (this.isUnderWay.peek()) return null;
    const before = this.changes;
    this.setFault(null);
    this.isUnderWay.value = true;
    try {
      const sent = await go();
      return { ...sent, ...this.heard(sent, this.changes !== before, says) };
    } finally {
      this.isUnderWay.value = false;
      this.letGo();
    }
  }

  private heard(sent: Sent, isTypedOn: boolean, says: Says): Pick<Outcome, 'isTypedOn' | 'isClosed'> {
    if (sent.is === 'refused') this.setFault(says.refused(sent.refusal));
    if (sent.is === 'lost') this.setFault({ field: '', message: says.lost });
    if (sent.is === 'done' && isTypedOn) this.setFault({ field: '', message: says.typedSince });
    const isOver = sent.is === 'done' && !isTypedOn;
    const isClosed = isOver && this.isOpen();
    if (isOver) this.over();
    return { isTypedOn, isClosed };
  }

  private over(): void {
    if (this.isStored()) this.shelf.remove(this.typing.place);
    this.stored = null;
    this.begin();
    for (const close of [...this.sheets]) close();
  }

  private begin(): void {
    this.now.value = { value: this.typing.begin(), isKept: false };
    this.setFault(null);
  }

  private becomes(next: Value, isKept: boolean): void {
    this.stored = next;
    this.now.value = { value: next, isKept };
  }

  /** Whether the place on the shelf has what this page stored there, and no newer text of another page. */
  private isStored(): boolean {
    const there = this.shelf.get(this.typing.place);
    return JSON.stringify(there ?? null) === JSON.stringify(this.stored ?? null);
  }

  /** A text that no sheet shows, and no answer is awaited for, is on the shelf alone. */
  private letGo(): void {
    if (!this.isOpen() && !this.isUnderWay.peek()) this.hold(this, false);
  }
}
