/** The words by which a page in another language offers this one to those whose browser asks for it. */
export const offer = {
  read: 'Read in English',
  close: 'Close',
};
