/** HTML that Markdown became, as tests look at it. */
/** Returns the visible text of HTML: no tags, and entities as the characters that they stand for. */
export function seen(html: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html.replace(/<br \/>/g, '\n').replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity); // oxfmt-ignore
}

export function linkTo(href: string, shown: string): string {
  return `<a href="${href}" rel="nofollow noopener ugc">${shown}</a>`;
}
