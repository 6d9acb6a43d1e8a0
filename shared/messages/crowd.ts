/** A number of people in words: how many, and who says so, the same in all places. */
import { inOneRow, isolated } from '../characters.js';
import type { crowd } from './en/crowd.js';
import type { Speech } from './say.js';
import type { Like } from './words.js';

type CrowdWords = Like<typeof crowd>;

interface Counted {
  said?: string | undefined;
  low?: number | undefined;
  high?: number | undefined;
}

/** "400 to 600", "at least 400", "up to 5,000"; '' where there is no number. */
export function crowdFigure({ low, high }: Counted, words: CrowdWords, { say, number }: Speech): string {
  if (low !== undefined && high !== undefined) {
    return low === high ? number(low) : say(words.crowdBetween, { low, high });
  }
  if (low !== undefined) return say(words.crowdAtLeast, { n: low });
  return high === undefined ? '' : say(words.crowdUpTo, { n: high });
}

/** The number as the page says it large, in one row: "400 to 600 according to the police". */
export function crowdSentence(crowd: Counted & { according: string }, words: CrowdWords, speech: Speech): string {
  const { said, according } = crowd;
  const count = said === undefined ? crowdFigure(crowd, words, speech) : isolated(inOneRow(said));
  return `${count} ${speech.say(words.according, { who: isolated(inOneRow(according)) })}`;
}
