/** A script imports its style sheet so that the bundler finds it; there is nothing in it for TypeScript. */
declare module '*.css';

/** The address of the built sheet. */
declare module '*.css?url' {
  const address: string;
  export default address;
}
