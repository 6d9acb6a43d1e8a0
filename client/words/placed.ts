import type { ComponentChildren } from 'preact';

/** A sentence with elements where it has `{name}`, in whatever order the language has them. */
export function placed(sentence: string, elements: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
  // Every second part of the split is a name.
  return sentence.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (elements[part] ?? `{${part}}`)));
}

/** Elements as a list of the language, such as "one, two, three"; `of` draws each. */
export function listed(
  items: readonly string[],
  lang: string,
  of: (item: string) => ComponentChildren,
): ComponentChildren[] {
  // By hand: browsers lack some languages, and list in Russian without a comma.
  const comma = lang === 'ar' ? '، ' : ', ';
  return items.flatMap((item, index) => (index === 0 ? [of(item)] : [comma, of(item)]));
}
