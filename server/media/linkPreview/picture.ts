/** The texts of a link preview. Everything in it is public, and plain text. */

export interface LinkPreviewPicture {
  /** The rally's status: a word in capitals, and whether the rally is live. */
  state: { word: string; live: boolean };
  /** Whether the picture is laid out from right to left, as the page is. */
  mirrored: boolean;
  /** A day or a time, beside the state. */
  when: string;
  /** The largest text: the rally's title, or the text of an entry. */
  text: string;
  /** Whether somebody said the text: a quotation has a face of its own. */
  said: boolean;
  /** Whether the text runs from right to left. */
  rightToLeft: boolean;
  /** The entry's label, such as "Corrected"; empty where the page shows none. */
  label: string;
  /** A line under the text: who said it, or where the rally is. */
  under: string;
  /** The last line: the rally that an entry belongs to, and beside it the site. */
  foot: string;
  site: string;
}

/** The names of the two files of a job, in its own folder. */
export const PHOTO = 'photo';
export const DRAWN = 'preview.jpg';

/** Tells fontconfig that there are no fonts but those that are handed to it. */
export const NO_SYSTEM_FONTS = '<?xml version="1.0"?><fontconfig></fontconfig>';

export interface LinkPreviewJob {
  picture: LinkPreviewPicture;
  hasPhoto: boolean;
}

export const WIDTH = 1200;
export const HEIGHT = 630;
