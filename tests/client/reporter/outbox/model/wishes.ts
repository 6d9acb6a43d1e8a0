/** The wishes of the people with the phone: how each entry has to end on the server. */

interface Wish {
  person: string;
  /** Texts with which the entry may end: several where a page was killed while it stored one. */
  texts: Set<string>;
  /** `maybe`: the page was killed while it stored that. */
  stands: 'yes' | 'maybe' | 'no';
}

export class Wishes {
  private readonly all = new Map<string, Wish>();
  private readonly ids: string[] = [];

  written(entry: string, person: string, text: string, isDone: boolean): void {
    this.ids.push(entry);
    this.all.set(entry, { person, texts: new Set([text]), stands: isDone ? 'yes' : 'maybe' });
  }

  changed(entry: string, text: string, isDone: boolean): void {
    const wish = this.of(entry);
    wish.texts = new Set(isDone ? [text] : [...wish.texts, text]);
  }

  /** `texts`: those that the server, or what still waits, has now. */
  stands(entry: string, is: Wish['stands'], texts: string[] = []): void {
    const wish = this.of(entry);
    wish.stands = is;
    for (const text of texts) wish.texts.add(text);
  }

  of(entry: string): Wish {
    const wish = this.all.get(entry);
    if (wish === undefined) throw new Error(`nobody wrote ${entry}`);
    return wish;
  }

  /** The n-th entry of a person that is not withdrawn; null where there is none. */
  nth(n: number, person: string): string | null {
    const own = this.ids.filter((id) => this.of(id).person === person && this.of(id).stands !== 'no');
    return own[n % Math.max(1, own.length)] ?? null;
  }

  /** The faults of what the server shows in the end. */
  faultsIn(shown: ReadonlyMap<string, string>): string[] {
    const strangers = [...shown.keys()].filter((id) => !this.all.has(id)).map((id) => `${id} was never written`);
    const wrong = this.ids.flatMap((id) => {
      const { texts, stands } = this.of(id);
      const text = shown.get(id);
      if (text === undefined) return stands === 'yes' ? [`${id} is missing: ${[...texts].join(', ')}`] : [];
      if (stands === 'no') return [`${id} was withdrawn, and stands`];
      return texts.has(text) ? [] : [`${id} has ${text} in place of ${[...texts].join(', ')}`];
    });
    return [...strangers, ...wrong];
  }
}
