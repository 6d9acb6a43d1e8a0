/** A script imports its style sheet so that the bundler finds it; there is nothing in it for TypeScript. */
declare module '*.css';
