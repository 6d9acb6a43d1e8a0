/** The words of the camera's own screen inside the app. */
import type { cameraScreen as english } from '../en/cameraScreen.js';
import type { Like } from '../words.js';

export const cameraScreen: Like<typeof english> = {
  title: 'Kamera',
  opening: 'Kamera açılır…',
  /** The picture stands still: the phone has taken the camera for a moment. */
  waiting: 'Kamera gözləyir…',
  shutter: 'Foto çək',
  close: 'Bağla',
  done: 'Hazırdır',
  otherCamera: 'O biri kamera',
  light: 'İşıq',
  taken: { one: '{n} foto çəkilib', other: '{n} foto çəkilib' },
  noPicture: 'Foto alınmadı. Bir də çəkin.',
};
