/** A stylesheet that a script brings along: the build takes it out into a file of its own. */
declare module '*.css';
