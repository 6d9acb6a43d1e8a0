/** The driver of the desk's socket as a file of its own. */
// The screens' file, which is there by then, keeps what all of these share in the first script: without it the build sets that apart.
import './second.js';
export { DeskSocket } from '../../account/deskSocket.js';
