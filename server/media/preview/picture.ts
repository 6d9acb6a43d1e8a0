/** What a preview picture says. Everything in it is public, and plain text. */

export interface PreviewPicture {
  /** Where the rally stands: a word, and whether it is live. */
  state: { word: string; live: boolean };
  /** Beside the state: a day, a time. */
  when: string;
  /** What stands largest: the rally's title, or an entry's words. */
  words: string;
  /** Words that somebody said are set as such. */
  said: boolean;
  rightToLeft: boolean;
  /** Under the words: who said them, or where it is. */
  under: string;
  /** In the last line: the rally that an entry belongs to, and the site. */
  foot: string;
  site: string;
}

/** The names of the two files of a job, in its own folder. */
export const PHOTO = 'photo';
export const DRAWN = 'preview.jpg';

/** Says to fontconfig that there are no fonts but those that are handed to it. */
export const NO_SYSTEM_FONTS = '<?xml version="1.0"?><fontconfig></fontconfig>';

export interface PreviewJob {
  picture: PreviewPicture;
  hasPhoto: boolean;
}

export const WIDTH = 1200;
export const HEIGHT = 630;
