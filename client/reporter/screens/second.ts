/** The screens behind the first: the form with its pictures, and the own entries. In one file, since they share most of what they need. */
export { getReadyForPhotos, preparePhoto } from '../photos/picture.js';
export { Posted } from './posted.js';
export { Writing } from './writing.js';
