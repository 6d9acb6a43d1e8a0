/** The form's words of its camera, and of the originals that the phone keeps of other pictures. */
import type { camera as english } from '../en/camera.js';
import type { Like } from '../words.js';

export const camera: Like<typeof english> = {
  /** Reasons for which this app has no camera of its own, each with the way on. */
  why: {
    'no-camera': 'Сторінка не знайшла камери. Кнопка відкриє камеру телефону, або виберіть готове фото.',
    refused:
      'Сторінка не має доступу до камери: дозвольте його біля адреси або в налаштуваннях телефону й відкрийте цю форму знову. Доти кнопка відкриває камеру телефону.',
    'taken-back': 'Телефон забрав камеру в цієї сторінки. Зняте збережено; кнопка відкриває камеру телефону.',
    busy: 'Камеру зайняв інший застосунок: закрийте його й відкрийте цю форму знову або зніміть камерою телефону.',
    'plain-http':
      'Сторінку відкрито без шифрування (http), тому браузер не дає їй камери. Кнопка відкриває камеру телефону.',
    'old-browser': 'Цей браузер не дає сторінкам камери. Кнопка відкриває камеру телефону.',
    hidden: 'Цей браузер ховає від сторінок зображення, зокрема з камери. Кнопка відкриває камеру телефону.',
  },
  /** The original of a picture, by where it stays. Said once on each phone. */
  originals: {
    library: 'Фото скопійовано: оригінал лишається у вашій галереї та всюди, куди вона робить копії.',
    'phone-camera': 'Камера телефону могла зберегти це фото у вашій галереї, а отже, й усюди, куди вона робить копії.',
  },
  understood: 'Зрозуміло',
};
