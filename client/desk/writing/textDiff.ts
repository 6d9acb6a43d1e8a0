/** The difference between two versions of a text, word by word: words that went, that came, that stayed. */
export interface Piece {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/** Words in a text; longer versions are shown whole: a comparison of so much is no help, and slow. */
const MOST = 600;

export function textDiff(before: string, after: string): Piece[] {
  const old = wordsIn(before);
  const now = wordsIn(after);
  if (old.length > MOST || now.length > MOST) return joined([...old.map(piece('gone')), ...now.map(piece('new'))]);
  const common = commonLengths(old, now);
  const pieces: Piece[] = [];
  for (let a = 0, b = 0; a < old.length || b < now.length;) {
    const is = a < old.length && old[a] === now[b] ? 'same' : next(a, b);
    pieces.push({ is, text: (is === 'new' ? now[b] : old[a]) ?? '' });
    if (is !== 'new') a += 1;
    if (is !== 'gone') b += 1;
  }
  return joined(pieces);

  function next(a: number, b: number): 'gone' | 'new' {
    const isKept = at(common, a + 1, b) >= at(common, a, b + 1);
    return b >= now.length || (a < old.length && isKept) ? 'gone' : 'new';
  }
}

/** Words with the space that follows them, so that all pieces together are the text. */
function wordsIn(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

function piece(is: Piece['is']): (text: string) => Piece {
  return (text) => ({ is, text });
}

/** The number of common words from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row === undefined) continue;
      row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

function at(rows: readonly number[][], row: number, column: number): number {
  return rows[row]?.[column] ?? 0;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const next of pieces) {
    const last = all.at(-1);
    if (last?.is === next.is) all[all.length - 1] = { is: last.is, text: last.text + next.text };
    else all.push(next);
  }
  return all;
}
