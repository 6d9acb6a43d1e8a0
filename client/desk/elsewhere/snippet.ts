/** The lines by which a site owner embeds the rally, in the form and with the options that were chosen. */
import type { Kind, PublicBlog } from '../../../shared/entry.js';

export interface Choices {
  form: 'element' | 'frame';
  /** A language of the blog; '': its first. */
  lang: string;
  /** `auto`: as the reader's device has it. */
  theme: 'auto' | 'light' | 'dark';
  /** '': all kinds. */
  kind: Kind | 'key' | '';
  /** The most entries that the element shows; '': as many as there are usually. A frame has its height instead. */
  limit: string;
  order: 'newest' | 'oldest';
  /** The font of an element's words; a frame has its own always. */
  font: 'own' | 'inherit';
}

export const FIRST_CHOICES: Choices = {
  form: 'element',
  lang: '',
  theme: 'auto',
  kind: '',
  limit: '',
  order: 'newest',
  font: 'own',
};

type Named = Readonly<Record<string, string>>;

/** The options that differ from what is usual, by the names that the element's attributes and the frame's address share. */
function options({ lang, theme, kind, order }: Choices): Named {
  return chosenOf({ lang, theme: theme === 'auto' ? '' : theme, kind, order: order === 'newest' ? '' : order });
}

function chosenOf(values: Named): Named {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** The address of the readers' page, for a link. */
export function pageAddress(origin: string, slug: string, { lang }: Pick<Choices, 'lang'>): string {
  return `${origin}/live/${slug}${lang === '' ? '' : `?lang=${lang}`}`;
}

/**
 * The address for systems that make an embed of it: what is chosen stands in it, but for what only an element has
 * (`isLeftOut`). People who follow it see those entries on the readers' page.
 */
export function addressAlone(origin: string, slug: string, choices: Choices): string {
  return `${origin}/live/${slug}${queryOf(choices)}`;
}

/** Whether something is chosen that no address can say. */
export function isLeftOut({ form, limit, font }: Choices): boolean {
  return form === 'element' && (limit !== '' || font !== 'own');
}

/** The script of a form: of the element it is all, and it makes a frame as high as its feed. */
export function scriptAddress(origin: string, { form }: Pick<Choices, 'form'>): string {
  return `${origin}/${form === 'element' ? 'embed' : 'frame'}.js`;
}

export function elementAttributes(origin: string, slug: string, choices: Choices): Named {
  const { limit, font } = choices;
  const own = chosenOf({ limit, font: font === 'own' ? '' : font });
  return { src: pageAddress(origin, slug, { lang: '' }), ...options(choices), ...own };
}

export function frameAttributes(origin: string, blog: PublicBlog, choices: Choices): Named {
  return {
    src: `${origin}/embed/${blog.slug}${queryOf(choices)}`,
    title: titleIn(blog, choices),
    ...{ width: '600', height: '700', loading: 'lazy' },
  };
}

/** Addresses name key moments in a way of their own. */
function queryOf(choices: Choices): string {
  const { kind, ...others } = options(choices);
  const only: Named = kind === 'key' ? { only: kind } : { kind: kind ?? '' };
  const query = new URLSearchParams(chosenOf({ ...only, ...others })).toString();
  return query === '' ? '' : `?${query}`;
}

export function titleIn({ title, translations }: PublicBlog, { lang }: Pick<Choices, 'lang'>): string {
  return translations[lang]?.title ?? title;
}

export function snippet(origin: string, blog: PublicBlog, choices: Choices): string {
  const script = `<script type="module"${written({ src: scriptAddress(origin, choices) })}></script>`;
  if (choices.form === 'frame') return `<iframe${written(frameAttributes(origin, blog, choices))}></iframe>\n${script}`;
  const link = { href: pageAddress(origin, blog.slug, choices) };
  return [
    script,
    `<rally-feed${written(elementAttributes(origin, blog.slug, choices))}>`,
    `  <a${written(link)}>${escaped(titleIn(blog, choices))}</a>`,
    '</rally-feed>',
  ].join('\n');
}

function written(attributes: Named): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

const ESCAPES: Named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A title is typed by people: in somebody else's page it stays text. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
