/** Pixels of a photo at most, as its head claims them: a phone's largest have 48 to 50 million. */
export const PIXELS_MAX = 50_000_000;
