/** Work that nobody waits for: photos that are decoded, and HTML that is made again. */
export interface BackgroundParts {
  photoIntake: { start: () => Promise<void>; stop: () => Promise<void> };
  htmlRetries: { start: () => Promise<void>; stop: () => Promise<void> };
}

export class Background {
  private ended: Promise<unknown> | null = null;

  constructor(private readonly parts: BackgroundParts) {}

  async start(): Promise<void> {
    await this.parts.photoIntake.start();
    if (this.ended === null) await this.parts.htmlRetries.start();
  }

  /** Abandons the work under way, to be taken up by the process that comes next; `stop` waits for its end. */
  abandon(): void {
    this.ended ??= Promise.all([this.parts.photoIntake.stop(), this.parts.htmlRetries.stop()]);
  }

  async stop(): Promise<void> {
    this.abandon();
    await this.ended;
  }
}
