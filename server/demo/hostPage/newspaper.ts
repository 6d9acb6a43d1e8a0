/** The newspaper, three times: without a policy, with the strictest, and with markup that a cache keeps. */
import { articlePage } from './article.js';
import { html, type Answer, type Host, type Place } from './pages.js';
import { strictestFor } from './policy.js';

const HOUR_S = 3_600;

export function plain(place: Place): Host {
  return {
    path: '/plain/',
    name: 'A newspaper',
    shows: 'Two lines in an article: the script, and the element. Beside it the same feed in a frame.',
    pages: { '/plain/': () => html(articlePage(place)) },
  };
}

export function strict(place: Place): Host {
  const about = 'Its policy lets no script in but the feed’s, no style in the page, and no text become HTML unchecked.';
  const headers = { 'Content-Security-Policy': strictestFor(place.rallyUrl) };
  return {
    path: '/strict/',
    name: 'A newspaper with a strict policy',
    shows: 'The same article under a content security policy with Trusted Types.',
    pages: { '/strict/': () => html(articlePage({ ...place, about }), headers) },
  };
}

/** `now`: the time, ms. */
export function kept(place: Place, now: () => number): Host {
  const markup = new KeptMarkup(place, now);
  return {
    path: '/kept/',
    name: 'A newspaper that keeps its markup for an hour',
    shows:
      'The feed stands in the page itself, as it was up to an hour ago. The element puts the present one in its place.',
    pages: { '/kept/': () => markup.page() },
  };
}

/** The article as the newspaper's cache keeps it: the feed in it was asked for once in an hour. */
class KeptMarkup {
  private made: { at: number; body: string } | null = null;

  constructor(
    private readonly place: Place,
    private readonly now: () => number,
  ) {}

  async page(): Promise<Answer> {
    if (this.made === null || this.ageOf(this.made) >= HOUR_S) this.made = { at: this.now(), body: await this.make() };
    const age = this.ageOf(this.made).toString();
    return html(this.made.body, { 'Cache-Control': `public, max-age=${HOUR_S.toString()}`, Age: age });
  }

  private ageOf({ at }: { at: number }): number {
    return Math.floor((this.now() - at) / 1_000);
  }

  private async make(): Promise<string> {
    const { rallyUrl, slug } = this.place;
    const [inside, data] = await Promise.all([
      textAt(`${rallyUrl}/embed/${slug}/fragment`),
      textAt(`${rallyUrl}/embed/${slug}/jsonld`),
    ]);
    const head = `\n<script type="application/ld+json">${data}</script>`;
    const about =
      'A cache keeps its markup, with the feed in it, for an hour. The structured data in its head, for search engines, is as old, also where an entry was taken down since.';
    return articlePage({ ...this.place, inside, head, about });
  }
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status.toString()}`);
  return answer.text();
}
