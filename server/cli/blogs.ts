/** The commands `blog create`, `blog set` and `blog list`. */
import type { Parts } from '../parts.js';
import type { Flags } from './flags.js';
import { WrongUsage } from './flags.js';
import { OPERATOR, operatorsNewsroom } from './operator.js';

export async function blogCreate(parts: Parts, flags: Flags): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  flags.needed('title');
  await operatorsNewsroom(parts).createBlog(OPERATOR, { slug, ...settingsFrom(flags) });
  return [`${parts.config.publicUrl}/live/${slug}`];
}

export async function blogSet(parts: Parts, flags: Flags): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  const blog = await parts.store.journal.blog(slug);
  if (blog === null) throw new WrongUsage(`there is no blog ${slug}`);
  const settings = settingsFrom(flags);
  if (Object.values(settings).every((value) => value === undefined)) throw new WrongUsage('there is nothing to set');
  await operatorsNewsroom(parts).blog(OPERATOR, { command: parts.newId(), blog: slug, rev: blog.rev, ...settings });
  return [];
}

export async function blogList({ store }: Parts): Promise<string[]> {
  const blogs = await store.journal.blogs();
  return blogs.map(({ slug, settings }) => [slug, settings.status, settings.visibility, settings.title].join('\t'));
}

function settingsFrom(flags: Flags) {
  return {
    title: flags.flag('title'),
    timeZone: flags.flag('time-zone'),
    languages: flags.flag('languages')?.split(','),
    status: flags.flag('status'),
    visibility: flags.flag('visibility'),
    place: flags.flag('place'),
    standfirst: flags.flag('standfirst'),
    startsAt: flags.flag('starts-at'),
    asks: flags.all('ask'),
    home: flags.flag('home'),
    sites: sitesFrom(flags),
    facesRequired: facesRequiredFrom(flags),
    translations: translationsFrom(flags),
    publisher: publisherFrom(flags),
  };
}

/** The blog's words in other languages, as JSON: `{"uk":{"title":"..."}}`. Whether they fit, the newsroom says. */
function translationsFrom(flags: Flags): unknown {
  const said = flags.flag('translations');
  if (said === undefined) return undefined;
  try {
    return JSON.parse(said);
  } catch {
    throw new WrongUsage('--translations is JSON, such as {"uk":{"title":"..."}}');
  }
}

/** Sites with commas between them; nothing between the quotation marks lets all sites embed the blog again. */
function sitesFrom(flags: Flags): string[] | undefined {
  return flags
    .flag('sites')
    ?.split(',')
    .filter((site) => site.trim() !== '');
}

function facesRequiredFrom(flags: Flags): boolean | undefined {
  const said = flags.flag('faces-required');
  if (said === undefined || said === 'yes' || said === 'no') return said === undefined ? undefined : said === 'yes';
  throw new WrongUsage('--faces-required is "yes" or "no"');
}

function publisherFrom(flags: Flags) {
  const [name, contact] = [flags.flag('publisher'), flags.flag('contact')];
  if (name === undefined && contact === undefined) return undefined;
  return { ...(name === undefined ? {} : { name }), ...(contact === undefined ? {} : { contact }) };
}
