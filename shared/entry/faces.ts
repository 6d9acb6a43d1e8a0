/** Faces in photos: which photos somebody has yet to look at, for the newsroom and for the forms. */

interface Named {
  id: string;
  facesChecked?: boolean | undefined;
}

/** The photos that are new beside `before` and of which nobody said that they were looked at for faces. */
export function notLookedAt<Photo extends Named>(media: readonly Photo[], before: readonly { id: string }[]): Photo[] {
  return media.filter(({ id, facesChecked }) => facesChecked !== true && !before.some((known) => known.id === id));
}
