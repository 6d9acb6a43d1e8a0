/** The screens behind the first: form, own entries, this phone. In one file, since they share most of what they need. */
export { PasteLink } from './pasteLink.js';
export { Posted } from './posted.js';
export { Shared } from './shared.js';
export { ThisPhone } from './thisPhone.js';
export { Writing } from './writing.js';
