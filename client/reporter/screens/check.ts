/** The check of an entry as a file of its own. */
// The screens' file, which is there by then, has what both need: a third file for that would be a round trip more.
import './second.js';
export { faultOf } from '../../entry/check.js';
