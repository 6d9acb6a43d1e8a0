/**
 * Asks the server for the session while the app's own script is still on its way: these few lines are here long before
 * it. A script of its own, and not in the page, since the policy allows none there.
 */
import { earlyAnswer } from './earlySession.js';

globalThis.rallylineSession = earlyAnswer(fetch, Date.now);
