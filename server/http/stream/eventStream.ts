/** An answer of server-sent events: its messages are written here, and it is ended here. */
import type { Response } from 'express';
import type { Drain } from '../../../shared/protocol/readers.js';
import type { BuiltFrame } from '../../feed/frames.js';
import { NO_STORE } from '../caching.js';

export interface OpenStream {
  end: () => void;
  /** Tells the reader to move, and ends at a random moment within that time: an EventSource comes back by itself. */
  drain: (drain: Drain) => void;
}

export class EventStream implements OpenStream {
  private leaving: NodeJS.Timeout | undefined;

  constructor(private readonly response: Response) {}

  isOver(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  /** Whether bytes wait in this process to be sent. */
  get isBehind(): boolean {
    return this.response.writableLength > 0;
  }

  begin(): void {
    this.response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': NO_STORE,
      // Nginx would gather events before it hands them on.
      'X-Accel-Buffering': 'no',
    });
    this.onClose(() => clearTimeout(this.leaving));
  }

  onClose(heard: () => void): void {
    this.response.once('close', heard);
  }

  tell(event: string, json: string): void {
    this.write(`event: ${event}\ndata: ${json}\n\n`);
  }

  frame(epoch: string, frame: BuiltFrame): void {
    this.write(frameText(epoch, frame));
  }

  /** Writes a frame as bytes: node would keep a copy beside a text that waits. `onTaken`: the last byte is out. */
  piece(epoch: string, frame: BuiltFrame, onTaken: () => void): void {
    this.response.write(Buffer.from(frameText(epoch, frame)), () => onTaken());
  }

  readonly drain = (told: Drain): void => {
    this.tell('drain', JSON.stringify(told));
    clearTimeout(this.leaving);
    this.leaving = setTimeout(this.end, Math.random() * told.within * 1_000);
  };

  /** Ends the answer; cuts it where its bytes are not taken, since they would stay in memory. */
  readonly end = (): void => {
    if (this.isBehind) this.cut();
    else this.response.end();
  };

  /** Ends the answer after all that was written. */
  finish(): void {
    this.response.end();
  }

  cut(): void {
    this.response.destroy();
  }

  /**
   * An ended answer is open until its last byte is taken; a write after that is an error that would end the process.
   */
  private write(text: string): void {
    if (!this.isOver()) this.response.write(text);
  }
}

function frameText(epoch: string, { to, json }: BuiltFrame): string {
  return `event: frame\nid: ${epoch}.${to}\ndata: ${json}\n\n`;
}
