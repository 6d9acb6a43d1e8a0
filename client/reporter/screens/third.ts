/** The screens that come after the form, and all else that the first minute does without: uploads, the worker, the search of faces. */
// The form's file, which is there by then, has what both need: a third file for that would be a round trip more.
import './second.js';
export { pageUpload } from '../../photos/upload/pageUpload.js';
export { AppWorker } from '../appWorker.js';
export { CameraScreen } from '../camera/cameraScreen.js';
export { leave } from '../exit/leaving.js';
export { QuickExit } from '../exit/quickExit.js';
export { openFinder } from '../faces/openFinder.js';
export { LockScreen } from '../lock/lockScreen.js';
export { LockOffer } from '../lock/lockSetting.js';
export { nameDeviceIn } from '../shareTarget.js';
export { MoveHere } from './moveHere.js';
export { PasteLink } from './pasteLink.js';
export { Shared } from './shared.js';
export { StripLater } from './stripLater.js';
export { ThisPhone } from './thisPhone.js';
