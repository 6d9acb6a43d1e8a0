/** The words of the camera's own screen inside the app. */
export const cameraScreen = {
  title: 'Camera',
  opening: 'The camera opens…',
  /** The picture stands still: the phone has taken the camera for a moment. */
  waiting: 'The camera waits…',
  shutter: 'Take the photo',
  close: 'Close',
  done: 'Done',
  otherCamera: 'Other camera',
  light: 'Light',
  taken: { one: '{n} photo taken', other: '{n} photos taken' },
  noPicture: 'That photo was not taken. Take it again.',
};
