/** The words about who this phone is: said after joining, and among its settings. */
export const joined = {
  /** A device's name and its two digits, which the desk shows, too. */
  marks: '{name} · {digits}',
  atDesk: 'At the desk this phone is: {marks}',
  you: 'You are signed in as {name}.',
  ok: 'All right',
  notMe: 'That is not me: sign out',
};
