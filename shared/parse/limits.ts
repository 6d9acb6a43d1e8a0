/** At most so many items in a list of an entry, such as its photos. Alone in a file: a form that says so loads no parser. */
export const LIST_MAX = 20;
