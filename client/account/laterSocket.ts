/** The desk's socket, whose driver comes after the page: until then there is none, and everything goes by HTTP (rule O6). */
import { computed, signal } from '@preact/signals';
import type { CommandName } from '../../shared/protocol/desk.js';
import type { AccountSocket, DeskListeners, DeskSocket } from './deskSocket.js';
import { Later } from './later.js';

export type OpenSocket = (on: DeskListeners) => DeskSocket;

export class LaterSocket implements AccountSocket {
  private readonly present = signal<DeskSocket | null>(null);
  private readonly driver: Later<OpenSocket>;
  private isWanted = false;
  readonly isUp = computed(() => this.present.value?.isUp.value ?? false);

  constructor(
    load: () => Promise<OpenSocket>,
    private readonly on: DeskListeners,
  ) {
    this.driver = new Later(load);
  }

  open(): void {
    this.isWanted = true;
    if (this.present.value !== null) return this.present.value.open();
    this.driver.get().then(
      (open) => this.begin(open),
      () => undefined,
    );
  }

  close(): void {
    this.isWanted = false;
    this.present.value?.close();
  }

  wake(): void {
    if (this.present.value !== null) this.present.value.wake();
    else if (this.isWanted) this.open();
  }

  renew(): void {
    this.present.value?.renew();
  }

  ask(command: CommandName, payload: Record<string, unknown>, ms: number): Promise<unknown> {
    const socket = this.present.value;
    return socket === null ? Promise.reject(new Error('there is no socket yet')) : socket.ask(command, payload, ms);
  }

  /** Once, however often it was asked for meanwhile. */
  private begin(open: OpenSocket): void {
    this.present.value ??= open(this.on);
    if (this.isWanted) this.present.value.open();
  }
}
