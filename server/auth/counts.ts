/** Counts by name, which forget a name at nothing. */
export class Counts {
  private readonly counts = new Map<string, number>();

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  add(name: string, by: number): void {
    const now = this.of(name) + by;
    if (now === 0) this.counts.delete(name);
    else this.counts.set(name, now);
  }
}
