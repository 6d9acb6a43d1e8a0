/** The screens behind the first: the form with its pictures, own entries, this phone. In one file: they share what they need. */
export { preparePhoto } from '../../photos/anyPhoto.js';
export { getReadyForPhotos } from '../../photos/picture.js';
export { pageUpload } from '../../photos/upload/pageUpload.js';
export { leave } from '../exit/leaving.js';
export { QuickExit } from '../exit/quickExit.js';
export { openFinder } from '../faces/openFinder.js';
export { LockScreen } from '../lock/lockScreen.js';
export { LockOffer } from '../lock/lockSetting.js';
export { nameDeviceIn } from '../shareTarget.js';
export { Joined } from './joined.js';
export { MoveHere } from './moveHere.js';
export { PasteLink } from './pasteLink.js';
export { Posted } from './posted.js';
export { Shared } from './shared.js';
export { StripLater } from './stripLater.js';
export { ThisPhone } from './thisPhone.js';
export { Writing } from './writing.js';
