/** A value that is made when somebody first asks for it, and again where that failed. */
export class MadeOnce<Value> {
  private made: Promise<Value> | undefined;

  constructor(private readonly make: () => Promise<Value>) {}

  get(): Promise<Value> {
    if (this.made !== undefined) return this.made;
    const made = this.make();
    this.made = made;
    made.catch(() => (this.made = undefined));
    return made;
  }
}
