/** The words of the camera's own screen inside the app. */
import type { cameraScreen as english } from '../en/cameraScreen.js';
import type { Like } from '../words.js';

export const cameraScreen: Like<typeof english> = {
  title: 'Камера',
  opening: 'Камера вмикається…',
  /** The picture stands still: the phone has taken the camera for a moment. */
  waiting: 'Камера чекає…',
  shutter: 'Зняти',
  close: 'Закрити',
  done: 'Готово',
  otherCamera: 'Інша камера',
  light: 'Ліхтарик',
  taken: {
    one: 'Знято: {n} фото',
    few: 'Знято: {n} фото',
    many: 'Знято: {n} фото',
    other: 'Знято: {n} фото',
  },
  noPicture: 'Це фото не вийшло. Зніміть ще раз.',
};
