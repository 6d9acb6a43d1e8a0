/** Reads a rendered page as a reader's script does, where there is no document to parse it into. */
import type { Page } from '../../client/feed/timeline/ports.js';

export function pageOfHtml(html: string): Page {
  const articles = (html.match(/<article id="e-[\s\S]*?<\/article>/g) ?? []).map((article) => ({
    id: attribute(article, 'data-entry'),
    seq: Number(attribute(article, 'data-seq')),
    order: Number(attribute(article, 'data-order')),
    html: article,
  }));
  const feed = /<div role="feed"[^>]*>/.exec(html)?.[0] ?? '';
  const older = /<a data-older[^>]*before=(\d+)/.exec(html)?.[1];
  return {
    epoch: attribute(feed, 'data-epoch'),
    seq: Number(attribute(feed, 'data-seq')),
    top: /<div data-top[^>]*>([\s\S]*?)<\/div><div class="stream"/.exec(html)?.[1] ?? '',
    articles,
    older: older === undefined ? null : Number(older),
  };
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  if (value === undefined) throw new Error(`there is no ${name} in ${tag.slice(0, 200)}`);
  return value;
}
