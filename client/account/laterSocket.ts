/** The desk's socket, whose driver comes after the page: until then there is none, and everything goes by HTTP (rule O6). */
import { computed } from '@preact/signals';
import type { CommandName } from '../../shared/protocol/desk.js';
import type { AccountSocket, DeskListeners, DeskSocket } from './deskSocket.js';
import { Later } from './later.js';

export type OpenSocket = (on: DeskListeners) => DeskSocket;

export class LaterSocket implements AccountSocket {
  private readonly socket: Later<DeskSocket>;
  private isWanted = false;
  readonly isUp = computed(() => this.socket.part.value?.isUp.value ?? false);

  constructor(load: () => Promise<OpenSocket>, on: DeskListeners) {
    this.socket = new Later(async () => (await load())(on));
  }

  open(): void {
    this.isWanted = true;
    if (this.here !== null) return this.here.open();
    this.socket.get().then(
      (socket) => this.isWanted && socket.open(),
      () => undefined,
    );
  }

  close(): void {
    this.isWanted = false;
    this.here?.close();
  }

  wake(): void {
    if (this.here !== null) this.here.wake();
    else if (this.isWanted) this.open();
  }

  renew(): void {
    this.here?.renew();
  }

  ask(command: CommandName, payload: Record<string, unknown>, ms: number): Promise<unknown> {
    return this.here?.ask(command, payload, ms) ?? Promise.reject(new Error('there is no socket yet'));
  }

  private get here(): DeskSocket | null {
    return this.socket.part.peek();
  }
}
