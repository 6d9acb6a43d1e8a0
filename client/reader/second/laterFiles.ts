/**
 * Addresses of the files that come on use, by the hash of their content. The build knows them, and writes them into the script
 * (server/build/bundle.mjs): named by the page, they would cost every reader bytes.
 */
interface LaterFiles {
  /** The style that can wait. */
  style: string;
  viewer: { script: string; style: string };
  late: string;
  textFirst: string;
  offer: string;
  tell: string;
}

declare const RALLYLINE_LATER: LaterFiles;

export const laterFiles = RALLYLINE_LATER;
