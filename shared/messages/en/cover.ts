/** The form's words of photos that wait until somebody has looked at the faces in them. */
export const cover = {
  /** A photo in the form. */
  waits: 'Not looked at yet',
  lookAt: 'Look at it',
  covers: 'Cover faces',
  covered: 'Faces are covered',
  checked: 'Looked at',
  hidden:
    'This browser hides pictures from pages, so faces cannot be covered here. The photo goes as it is: look yourself whether it shows somebody.',
  unopened: 'Faces cannot be covered in this picture here. It goes as it is: choose a JPEG to cover them.',
  /** Sentences on why an entry cannot be sent, at its photo. */
  held: {
    open: 'Photo {place} was not looked at yet. Cover the faces in it, or use it as it is.',
    unseen: 'This blog takes only photos in which somebody has looked for faces: look at photo {place}.',
    hidden:
      'This blog takes only photos in which somebody has looked for faces, and this browser hides pictures from pages. Photo {place} stays on this phone: allow this site to read the canvas (the small picture beside the address) and choose it again, or send the words without it.',
    unopened:
      'This blog takes only photos in which somebody has looked for faces, and this browser cannot open photo {place}. It stays on this phone: save it as JPEG and choose that, or send the words without it.',
  },
};
