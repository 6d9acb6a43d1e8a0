/**
 * A plain grey picture, 320 by 180. It stands in the place of a photo that has to go where the message has to stay: Telegram
 * makes no text of a photo, and lets a bot delete nothing that is older than two days.
 */
import type { Upload } from './botApi/form.js';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0CAMAAADSOgUjAAAAA1BMVEWaoKbGTLrIAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAATklEQVR42u3BAQEAAACCIP+vbkhAAQ' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACPBuG0AAHPv9LnAAAAAElFTkSuQmCC';

export const BLANK_PICTURE: Upload = { name: 'blank', type: 'image/png', bytes: Buffer.from(PNG, 'base64') };
