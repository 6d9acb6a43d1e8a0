/** Set once the reader has closed an offer of their own language; it names no blog and no language. */
export const CLOSED = 'rallyline:offer-closed';
