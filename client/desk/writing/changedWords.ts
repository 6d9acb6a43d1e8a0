/** What changed between two versions of a text, word by word: what went, what came, what stayed. */
export interface Piece {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond this the two are shown whole: a comparison of so much is no help, and slow. */
const MOST = 600;

export function changedWords(before: string, after: string): Piece[] {
  const old = wordsIn(before);
  const now = wordsIn(after);
  if (old.length > MOST || now.length > MOST) return joined([...old.map(piece('gone')), ...now.map(piece('new'))]);
  const common = commonLengths(old, now);
  const pieces: Piece[] = [];
  let a = 0;
  let b = 0;
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && old[a] === now[b]) {
      pieces.push({ is: 'same', text: old[a] ?? '' });
      a += 1;
      b += 1;
    } else if (b >= now.length || (a < old.length && at(common, a + 1, b) >= at(common, a, b + 1))) {
      pieces.push({ is: 'gone', text: old[a] ?? '' });
      a += 1;
    } else {
      pieces.push({ is: 'new', text: now[b] ?? '' });
      b += 1;
    }
  }
  return joined(pieces);
}

/** Words with the space that follows them, so that all pieces together are the text. */
function wordsIn(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

function piece(is: Piece['is']): (text: string) => Piece {
  return (text) => ({ is, text });
}

/** For each pair of places, how many words are common from there on. */
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
