/** The words of the camera's own screen inside the app. */
import type { cameraScreen as english } from '../en/cameraScreen.js';
import type { Like } from '../words.js';

export const cameraScreen: Like<typeof english> = {
  title: 'Камера',
  opening: 'Камера включается…',
  /** The picture stands still: the phone has taken the camera for a moment. */
  waiting: 'Камера ждёт…',
  shutter: 'Снять',
  close: 'Закрыть',
  done: 'Готово',
  otherCamera: 'Другая камера',
  light: 'Фонарик',
  taken: {
    one: 'Сделано снимков: {n}',
    few: 'Сделано снимков: {n}',
    many: 'Сделано снимков: {n}',
    other: 'Сделано снимков: {n}',
  },
  noPicture: 'Это фото не получилось. Снимите ещё раз.',
};
