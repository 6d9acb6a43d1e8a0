/**
 * The types of the interface's words: plain data, so that a language is a folder of files in which nothing runs.
 * A sentence is a string in which `{name}` marks where a value goes. What a number changes is a set of plural forms.
 */

/**
 * The forms of a sentence by `Intl.PluralRules`, chosen by its value `n`. English has `one` and `other`, Arabic all
 * six.
 */
export type Plural = { readonly other: string } & Readonly<
  Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>
>;

/**
 * The shape of words that another language must have: every name that English has, plural forms where English has some.
 */
export type Like<English> = English extends string
  ? string
  : English extends Plural
    ? Plural
    : { readonly [Name in keyof English]: Like<English[Name]> };

/** The values that go into a sentence. Numbers are written as the page's language writes them. */
export type Values = Readonly<Record<string, string | number>>;
