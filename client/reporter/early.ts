/**
 * Asks the server for the session while the app's own script is still on its way, long before which these few lines are
 * here. They are a file, since the policy allows no script in the page.
 */
import { earlyHalf } from './earlyHalf.js';
import { earlyAnswer } from './earlySession.js';

globalThis.rallylineSession = earlyHalf(indexedDB).then((half) => earlyAnswer(fetch, Date.now, half));
