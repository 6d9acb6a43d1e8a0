/** Pictures that come into a draft, as it names them until they are there. */

/** Stands in place of a file's name while the camera or the chooser is open. */
export const CHOOSING = '';
/** Stands in place of the name of a picture of the app's own camera, from the press of its shutter on. */
export const SHOT = ' ';

/** Pictures that are on their way into the draft: an entry waits for them. Of what somebody is still to choose nothing is known. */
export function onTheirWay({ coming }: { coming: readonly string[] }): string[] {
  return coming.filter((name) => name !== CHOOSING);
}

/** Whether a picture is one of a camera, which has no name to know it by. */
export function isUnnamed(name: string): boolean {
  return name === CHOOSING || name === SHOT;
}
