/** The screens behind the first: the form with its pictures, and the own entries. In one file: they share what they need. */
export { preparePhoto } from '../../photos/anyPhoto.js';
export { getReadyForPhotos } from '../../photos/picture.js';
export { ownEntries } from '../mine.js';
export { Foot } from './foot.js';
export { Joined } from './joined.js';
export { Posted } from './posted.js';
export { Writing } from './writing.js';
