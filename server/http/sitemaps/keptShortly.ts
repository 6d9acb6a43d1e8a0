/**
 * Answers made of every blog, kept for some seconds: strangers may ask for them as often as they like. What else changes
 * shows after these seconds; which blogs are in an answer is part of the name that it is kept by.
 */
const KEPT_MS = 10_000;

export class KeptShortly<Value> {
  private readonly kept = new Map<string, { until: number; value: Promise<Value> }>();

  constructor(private readonly now: () => number) {}

  /** Makes the value where none is kept under that name, also where making it failed before. */
  get(name: string, make: () => Promise<Value>): Promise<Value> {
    const now = this.now();
    for (const [other, { until }] of this.kept) if (until <= now) this.kept.delete(other);
    const known = this.kept.get(name);
    if (known !== undefined) return known.value;
    const made = { until: now + KEPT_MS, value: make() };
    this.kept.set(name, made);
    made.value.catch(() => this.kept.get(name) === made && this.kept.delete(name));
    return made.value;
  }
}
