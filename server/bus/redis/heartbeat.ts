/**
 * The heartbeat: an instance's message to itself, by way of Redis. It alone shows that the bus carries: a connection may
 * stay open for minutes while nothing comes through it.
 */
const BEAT_EVERY_MS = 2_000;
const SILENT_AFTER_MS = 6_000;

export interface HeartbeatParts {
  /** Sends a heartbeat. */
  beat: () => void;
  /** Hears that no heartbeat has come back for too long. */
  onSilence: () => void;
  /** Hears that the bus carries. */
  onUp: () => void;
  /** Hears that the bus does not carry any more, or did not from the start; told once until it carries again. */
  onAway: (reason: string) => void;
}

export class Heartbeat {
  private state: 'unknown' | 'up' | 'away' = 'unknown';
  private heardAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: HeartbeatParts) {}

  start(): void {
    this.heardAt = performance.now();
    this.timer = setInterval(() => this.look(), BEAT_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  heard(): void {
    this.heardAt = performance.now();
    if (this.state === 'up') return;
    this.state = 'up';
    this.parts.onUp();
  }

  lost(reason: string): void {
    if (this.state === 'away') return;
    this.state = 'away';
    this.parts.onAway(reason);
  }

  private look(): void {
    if (performance.now() - this.heardAt > SILENT_AFTER_MS) {
      this.lost('nothing comes through');
      // A new connection gets the same time to show that it carries.
      this.heardAt = performance.now();
      this.parts.onSilence();
    }
    this.parts.beat();
  }
}
