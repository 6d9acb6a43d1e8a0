/** The words of the screen on which faces are covered, and of photos that wait for it. */
export const cover = {
  title: 'Cover faces',
  titleOf: 'Cover faces, photo {place} of {n}',
  place: '{place} of {n}',
  picture: 'The photo, with what is covered',
  back: 'Back to the entry. The photo waits there.',
  /** Result of the search for faces, always in sight. */
  searching: 'Looking for faces … Cover by hand meanwhile.',
  found: {
    one: 'Found {n} face. It may miss some: look yourself.',
    other: 'Found {n} faces. It may miss some: look yourself.',
  },
  foundNone: 'Found no face. It may miss some: look yourself.',
  notSearched: 'The search for faces is not here. Look yourself, and cover by hand.',
  again: 'What was covered before stays covered. You can cover more.',

  tools: 'What a finger draws',
  tool: { ellipse: 'Oval', rectangle: 'Box', brush: 'Brush' },
  brushWidth: 'Width of the brush',
  mosaic: 'Mosaic',
  add: 'Add an area in the middle',
  undo: 'Undo',
  redo: 'Redo',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  area: 'Covered area {place} of {n}',
  areaSuggested: 'Covered area {place} of {n}, suggested',
  areaKeys: 'Arrows move it, with Shift they resize it, Delete takes it away.',
  remove: 'Take away',
  resize: 'Resize',

  use: 'Use photo',
  uses: { one: '{n} covered', other: '{n} covered' },
  useBare: 'nothing covered',
  leaves: 'Don’t use',
  making: 'One moment',
  noRoom: 'This phone has no room for the covered photo. Free some space and try again.',
  notMade: 'This browser could not cover the photo. It stays on this phone, and is not sent.',
  gone: 'This photo is not here any more, or was changed in another window.',
  close: 'Close',

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
