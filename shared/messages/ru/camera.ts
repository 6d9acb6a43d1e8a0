/** The form's words of its camera, and of the originals that the phone keeps of other pictures. */
import type { camera as english } from '../en/camera.js';
import type { Like } from '../words.js';

export const camera: Like<typeof english> = {
  /** Reasons for which this app has no camera of its own, each with the way on. */
  why: {
    'no-camera': 'Страница не нашла камеру. Кнопка откроет камеру телефона; можно и выбрать готовое фото.',
    refused:
      'У этой страницы нет доступа к камере: разрешите его рядом с адресом или в настройках телефона и откройте форму снова. А пока кнопка открывает камеру телефона.',
    'taken-back': 'Телефон забрал камеру у этой страницы. Снятое сохранено; кнопка открывает камеру телефона.',
    busy: 'Камеру заняло другое приложение: закройте его и откройте форму снова или снимите камерой телефона.',
    'plain-http':
      'Страница пришла без шифрования (http), поэтому браузер не даёт ей камеру. Кнопка открывает камеру телефона.',
    'old-browser': 'Этот браузер не даёт страницам камеру. Кнопка открывает камеру телефона.',
    hidden: 'Этот браузер прячет от страниц изображения, в том числе с камеры. Кнопка открывает камеру телефона.',
  },
  /** The original of a picture, by where it stays. Said once on each phone. */
  originals: {
    library: 'Фото скопировано: оригинал остаётся в вашей галерее и везде, куда она делает копии.',
    'phone-camera':
      'Камера телефона могла сохранить это фото в вашей галерее, а значит, и везде, куда она делает копии.',
  },
  understood: 'Понятно',
};
