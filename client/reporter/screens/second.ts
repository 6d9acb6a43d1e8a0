/** The screens behind the first: the form, and the own entries. In one file, since they share most of what they need. */
export { Posted } from './posted.js';
export { Writing } from './writing.js';
