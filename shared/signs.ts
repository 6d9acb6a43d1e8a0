/** Text counted and cut as people see it: a flag, a family, a letter with its accents are one sign each. */

/** The segmenter is not in Firefox before 125. */
const { Segmenter } = Intl as Partial<typeof Intl>;
const segmenter = Segmenter === undefined ? null : new Segmenter(undefined, { granularity: 'grapheme' });

/** The first signs of a text, at most `most`: no more of a long text is looked at. */
export function signsOf(text: string, most: number): string[] {
  const signs: string[] = [];
  for (const sign of eachSign(text)) {
    if (signs.length >= most) break;
    signs.push(sign);
  }
  return signs;
}

function* eachSign(text: string): Iterable<string> {
  // An old browser cuts between characters, which is seldom within a sign.
  if (segmenter === null) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}

export function firstSigns(text: string, most: number): string {
  return signsOf(text, most).join('');
}

/** Signs that would stand between a last word and the "…": a comma of any script, a bullet, another "…". */
const HANGING = /[\s,،，、;؛:：·•…–—-]+$/;

/** Cuts a text to `limit` signs, between words where a word ends late enough, with "…" where something was cut. */
export function shortened(text: string, limit: number): string {
  // A sign has at least one unit: most texts need not be taken apart.
  if (text.length <= limit) return text;
  const signs = signsOf(text, limit + 1);
  if (signs.length <= limit) return text;
  const cut = signs.slice(0, limit).join('');
  const space = cut.lastIndexOf(' ');
  const kept = space > cut.length / 2 ? cut.slice(0, space) : cut;
  return `${kept.replace(HANGING, '') || kept}…`;
}
