/** The screens behind the first: the form with its pictures, own entries, this phone. In one file: they share what they need. */
export { openFinder } from '../faces/openFinder.js';
export { preparePhoto } from '../photos/anyPhoto.js';
export { getReadyForPhotos } from '../photos/picture.js';
export { nameDeviceIn } from '../shareTarget.js';
export { PasteLink } from './pasteLink.js';
export { Posted } from './posted.js';
export { Shared } from './shared.js';
export { ThisPhone } from './thisPhone.js';
export { Writing } from './writing.js';
export { WrongClock } from './wrongClock.js';
