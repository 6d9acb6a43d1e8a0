/** The day of 27 February 2022 in Baku as steps of a script: its chapters, woven together by their times. */
import { AMBASSADOR } from './script/ambassador.js';
import { ANNOUNCEMENT } from './script/announcement.js';
import { CHANTS } from './script/chants.js';
import { CORRECTIONS } from './script/corrections.js';
import { DRIVE } from './script/drive.js';
import { GATHERING } from './script/gathering.js';
import { INTERVIEWS } from './script/interviews.js';
import { LABELLING } from './script/labels.js';
import { SPEECHES } from './script/speeches.js';
import { at, secondsOf, type Post, type Step } from './script/step.js';
import { SUMMARY } from './script/summary.js';

const CHAPTERS = [
  ANNOUNCEMENT,
  GATHERING,
  CHANTS,
  SPEECHES,
  INTERVIEWS,
  AMBASSADOR,
  CORRECTIONS,
  SUMMARY,
  DRIVE,
  LABELLING,
];

/**
 * The story, from the announcement to the tenth truck. Steps of one second go in the order of their chapters, which is
 * stable.
 */
export const ARC: readonly Step[] = CHAPTERS.flat().sort((a, b) => secondsOf(a.at) - secondsOf(b.at));

/** The entries that come back when the story is told, in this order. */
const VOICES = ['glory', 'panorama', 'yasasin', 'quiet', 'twoLanguages', 'banner', 'gloryAgain', 'support', 'flags'];
const EVERY_SECONDS = 60;

/**
 * Returns a round of voices from the square, each marked as a repetition. `round`: from 1, so that names stay apart.
 */
export function encore(round: number): Step[] {
  return VOICES.map((name, index) => ({
    ...posted(name),
    at: at((index + 1) * EVERY_SECONDS),
    name: `${name} ${round.toString()}`,
    illustrative: 'encore',
    minutesAgo: 0,
  }));
}

function posted(name: string): Post {
  const found = ARC.find((step): step is Post => step.does === 'post' && step.name === name);
  if (found === undefined) throw new Error(`The script has no entry ${name}.`);
  return found;
}
