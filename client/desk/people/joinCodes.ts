/**
 * The codes of "Join here": one name after the other, each with an invitation that lives for two minutes and is replaced
 * before it ends. Nothing is drawn here; `joinHere.tsx` shows it.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Refusal } from '../../../shared/refusals.js';
import type { DeskDevice, PeopleAnswer } from '../../../shared/protocol/people.js';
import type { After } from '../../account/device.js';
import type { Api } from '../../account/api.js';
import type { Failed } from '../../account/request.js';

export interface JoinCodesParts {
  api: Pick<Api, 'invite' | 'withdrawInvitation' | 'people' | 'revoke'>;
  slug: string;
  after: After;
  /** The server's clock, ms since 1970. */
  now: () => number;
}

export interface Turn {
  name: string;
  role: 'reporter' | 'editor';
}

/** The code on the screen. Times in ms since 1970, by the server's clock. */
export interface JoinCode extends Turn {
  address: string;
  /** Another one comes then; this one works on until `endsAt`, for a phone that has just scanned it. */
  renewsAt: number;
  endsAt: number;
}

/** `lost`: no answer. A refusal that may pass is tried again by itself, any other ends the turn. */
export type JoinTrouble = { is: 'lost' } | { is: 'refused'; refusal: Refusal; name: string };

/** A device that was to be put out, and may be in still. `refusal` null: no answer. */
export interface StillIn {
  device: DeskDevice;
  refusal: Refusal | null;
}

interface MadeCode {
  turn: Turn;
  endsAt: number;
  /** Whether it was neither redeemed nor withdrawn, as far as is known here. */
  isOpen: boolean;
}

export const LIFE_MINUTES = 2;
/** The time for which the code before works on: somebody may have scanned it a moment before it was replaced. */
export const OVERLAP_MS = 30_000;
const LOOK_EVERY_MS = 2_000;
const AGAIN_MS = 3_000;

export class JoinCodes {
  private readonly shown = signal<JoinCode | null>(null);
  private readonly waits = signal<readonly Turn[]>([]);
  private readonly come = signal<readonly DeskDevice[]>([]);
  private readonly stands = signal<JoinTrouble | null>(null);
  private readonly stillInNow = signal<StillIn | null>(null);
  readonly code: ReadonlySignal<JoinCode | null> = this.shown;
  /** The turns to come: the first is the one on the screen. */
  readonly turns: ReadonlySignal<readonly Turn[]> = this.waits;
  /** The devices that joined since the sheet was opened, the newest first. */
  readonly joined: ReadonlySignal<readonly DeskDevice[]> = this.come;
  readonly trouble: ReadonlySignal<JoinTrouble | null> = this.stands;
  /** Stays until the device is out, or another is put out. */
  readonly stillIn: ReadonlySignal<StillIn | null> = this.stillInNow;
  /** By the invitation's id. One that was withdrawn stays: a phone may have been quicker. */
  private readonly made = new Map<string, MadeCode>();
  private isOver = false;
  private callOffMaking: () => void = () => undefined;
  private callOffLooking: () => void = () => undefined;

  constructor(private readonly parts: JoinCodesParts) {}

  start(): void {
    this.callOffLooking = this.parts.after(LOOK_EVERY_MS, () => void this.lookAndGoOn());
  }

  /** Withdraws what is open. Without a network the codes end by themselves, two minutes after they were made. */
  stop(): void {
    this.isOver = true;
    this.callOffMaking();
    this.callOffLooking();
    this.shown.value = null;
    this.withdraw(() => true);
  }

  add(turns: readonly Turn[]): void {
    const isFirst = this.waits.value.length === 0;
    this.waits.value = [...this.waits.value, ...turns];
    if (isFirst && turns.length > 0) void this.make();
  }

  /** Goes on to the next name: this one's codes are withdrawn. */
  skip(): void {
    const [turn, ...rest] = this.waits.value;
    if (turn === undefined) return;
    this.withdraw((code) => code.turn === turn);
    this.callOffMaking();
    this.shown.value = null;
    this.stands.value = null;
    this.waits.value = rest;
    if (rest.length > 0) void this.make();
  }

  /** Puts a device out. `hours`: in which whoever came by its invitations goes with it. */
  async putOut(device: DeskDevice, hours: number): Promise<void> {
    const reply = await this.parts.api.revoke(this.parts.slug, device.id, hours);
    const refusal = reply.kind === 'refused' ? reply.refusal : null;
    this.stillInNow.value = reply.kind === 'ok' ? null : { device, refusal };
    await this.look();
  }

  /** Looks at once, when the page is in front or the network is back. */
  async look(): Promise<void> {
    this.hideEnded();
    const reply = await this.parts.api.people(this.parts.slug);
    if (this.isOver) return;
    if (reply.kind === 'ok') this.heard(reply.value);
    else this.failed(reply);
  }

  private async lookAndGoOn(): Promise<void> {
    await this.look();
    if (!this.isOver) this.start();
  }

  private heard({ devices }: PeopleAnswer): void {
    if (this.stands.value?.is === 'lost') this.stands.value = null;
    const { value: still } = this.stillInNow;
    // The command arrived after all, only its answer did not.
    if (still !== null && devices.every(({ id }) => id !== still.device.id)) this.stillInNow.value = null;
    const stay = this.come.value.filter(({ id }) => devices.some((device) => device.id === id));
    const came = devices.filter(({ invitation }) => invitation !== undefined && this.made.has(invitation));
    this.come.value = [...came.filter(({ id }) => !stay.some((known) => known.id === id)), ...stay];
    for (const { invitation = '' } of came) {
      const turn = this.made.get(invitation)?.turn;
      this.made.delete(invitation);
      if (turn !== undefined && turn === this.waits.value[0]) this.skip();
    }
  }

  private async make(): Promise<void> {
    this.callOffMaking();
    const [turn] = this.waits.value;
    if (turn === undefined) return;
    const reply = await this.parts.api.invite(this.parts.slug, { ...turn, minutes: LIFE_MINUTES });
    if (reply.kind !== 'ok') {
      if (!this.isOver && turn === this.waits.value[0]) this.failedToMake(reply, turn);
      return;
    }
    const { id, address, expiresAt } = reply.value;
    const endsAt = Date.parse(expiresAt);
    this.made.set(id, { turn, endsAt, isOpen: true });
    // The sheet was closed, or this turn is over, while the code was made.
    if (this.isOver || turn !== this.waits.value[0]) return this.withdraw((code) => code.turn === turn);
    this.show({ ...turn, address, endsAt, renewsAt: endsAt - OVERLAP_MS });
  }

  private show(code: JoinCode): void {
    this.stands.value = null;
    this.shown.value = code;
    this.callOffMaking = this.parts.after(Math.max(AGAIN_MS, code.renewsAt - this.parts.now()), () => void this.make());
  }

  private failedToMake(reply: Failed, turn: Turn): void {
    this.failed(reply, turn);
    if (reply.kind === 'lost' || reply.refusal.retry) {
      const ms = reply.kind === 'lost' ? AGAIN_MS : (reply.refusal.after ?? 0) * 1_000;
      this.callOffMaking = this.parts.after(Math.max(AGAIN_MS, ms), () => void this.make());
      return;
    }
    const told = this.stands.value;
    this.skip();
    this.stands.value = told;
  }

  private failed(reply: Failed, turn = this.waits.value[0]): void {
    this.stands.value =
      reply.kind === 'lost' ? { is: 'lost' } : { is: 'refused', refusal: reply.refusal, name: turn?.name ?? '' };
    this.hideEnded();
  }

  /** Takes a code off the screen that no phone can use any more: a laptop that slept shows none of yesterday. */
  private hideEnded(): void {
    const endsAt = this.shown.value?.endsAt ?? Infinity;
    if (endsAt <= this.parts.now()) this.shown.value = null;
  }

  private withdraw(isMeant: (code: MadeCode) => boolean): void {
    const { api, slug, now } = this.parts;
    for (const [id, code] of this.made) {
      if (!code.isOpen || !isMeant(code)) continue;
      code.isOpen = false;
      if (code.endsAt > now()) void api.withdrawInvitation(slug, id);
    }
  }
}
