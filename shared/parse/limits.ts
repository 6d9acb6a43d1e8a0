/** Limits that a form says, too. Alone in a file: the form that says them loads no parser. */

/** At most so many items in a list of an entry, such as its photos. */
export const LIST_MAX = 20;

/** At most so many characters in an entry's text. */
export const TEXT_MAX = 20_000;
