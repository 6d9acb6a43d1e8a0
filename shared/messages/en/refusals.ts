/** Refusals in words: what happened, that nothing is lost where so, and what to do. */
export const refusals = {
  /** By code, where nothing more is known of why. */
  codes: {
    invalid: 'Something in this is not as it should be.',
    unauthenticated: 'Sign in first, then send it again.',
    forbidden: 'Your role may not do this. Ask an editor.',
    'not-found': 'There is nothing here by that name.',
    gone: 'This was withdrawn.',
    paused: 'The blog is paused. Keep it, and send it when the blog goes on.',
    conflict: 'Somebody changed this before you.',
    ended: 'The blog has ended. Only retractions are taken now.',
    'too-large': 'This is too large.',
    unsupported: 'This kind of content is not taken here.',
    version: 'Reload this page to get the current version. What waits is kept.',
    'rate-limited': 'Too much at once. It is kept: send it again in a moment.',
    'storage-low': 'The server has no room for this at the moment.',
    unavailable: 'The server cannot store this at the moment. Send it again.',
    internal: 'Something went wrong on the server. Send it again.',
  },
  /** By `why`, where it is known: more exact than the code. */
  why: {},
};
