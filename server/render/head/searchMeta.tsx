/** The part of a page's head for search engines and messengers: canonical address, robots, Open Graph, Twitter card. */
import type { JSX } from 'preact';
import type { Site } from '../views.js';

export interface SearchMeta {
  /** The title in the browser's tab. */
  title: string;
  /** The title for messengers, which show the site's name beside it; the tab's where it is not given. */
  sharedTitle?: string;
  description?: string;
  /** The page's own address, root-relative; absent where the page has no lasting address. */
  canonical?: string;
  /**
   * The article of the publisher's own site that holds the page's content, absolute: search engines are sent there. So are
   * messengers, unless the page `isPart` of it: then they keep its own address, with its picture and title.
   */
  home?: string;
  isPart?: boolean;
  /** Whether search engines may index the page. */
  indexed: boolean;
  /** The picture of the link preview. */
  picture?: Picture;
  /** When the page's content was first shown and last changed, ISO 8601; absent where it is no article. */
  times?: { published: string; modified: string };
  /** The page's content as structured data: JSON that may stand in a script element. */
  structured?: string;
}

export interface Picture {
  /** The picture's address, root-relative. */
  address: string;
  alt: string;
}

/** The size of link previews' pictures: messengers lay out by it before they have the picture. */
const [WIDTH, HEIGHT] = [1200, 630];

export function SearchTags({ meta, site }: { meta: SearchMeta; site: Site }): JSX.Element {
  const { title, sharedTitle = title, description, canonical, home, isPart, indexed, picture, times } = meta;
  const own = canonical === undefined ? undefined : site.url + canonical;
  const first = home ?? own;
  const shared = isPart === true ? own : first;
  return (
    <>
      {description !== undefined && <meta name="description" content={description} />}
      <meta name="robots" content={indexed ? 'max-image-preview:large' : 'noindex'} />
      {first !== undefined && <link rel="canonical" href={first} />}
      <meta property="og:type" content={times === undefined ? 'website' : 'article'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={sharedTitle} />
      {description !== undefined && <meta property="og:description" content={description} />}
      {shared !== undefined && <meta property="og:url" content={shared} />}
      {times !== undefined && <meta property="article:published_time" content={times.published} />}
      {times !== undefined && <meta property="article:modified_time" content={times.modified} />}
      {/* Twitter reads its title, text and picture from the tags of Open Graph. */}
      <meta name="twitter:card" content={picture === undefined ? 'summary' : 'summary_large_image'} />
      {picture !== undefined && <PictureTags picture={picture} site={site} />}
    </>
  );
}

function PictureTags({ picture, site }: { picture: Picture; site: Site }): JSX.Element {
  return (
    <>
      <meta property="og:image" content={site.url + picture.address} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={String(WIDTH)} />
      <meta property="og:image:height" content={String(HEIGHT)} />
      <meta property="og:image:alt" content={picture.alt} />
    </>
  );
}

/**
 * Structured data, at the end of the body: readers' browsers run no script of this type, and have the page before it. The
 * content security policy, which allows no inline script, does not ask about data.
 */
export function StructuredData({ json }: { json: string | undefined }): JSX.Element | null {
  if (json === undefined) return null;
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
