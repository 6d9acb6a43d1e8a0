/** Markdown to HTML for the texts of one command: once each, also where the command has to look again (rule F2). */
import type { Content, RenderedHtml } from '../../shared/entry.js';
import type { Markdown } from '../render/markdown.js';

export interface Rendering {
  htmlOf: (content: Content, before?: { content: Content; html: RenderedHtml }) => Promise<RenderedHtml>;
}

export function createRendering(markdown: Markdown): Rendering {
  const rendered = new Map<string, string>([['', '']]);
  const plain = new Set<string>();
  return {
    htmlOf: async (content, before) => {
      if (before !== undefined) remember(rendered, before);
      const missing = textsOf(content).filter((text) => !rendered.has(text));
      const forNow = (): void => missing.forEach((text) => plain.add(text));
      const html = missing.length === 0 ? [] : await markdown.render(missing, forNow);
      missing.forEach((text, index) => rendered.set(text, html[index] ?? ''));
      return {
        text: rendered.get(content.text) ?? '',
        translations: Object.fromEntries(
          Object.entries(content.translations).map(([lang, { text }]) => [lang, rendered.get(text) ?? '']),
        ),
        ...(textsOf(content).some((text) => plain.has(text)) ? { plain: true } : {}),
      };
    },
  };
}

function textsOf(content: Content): string[] {
  return [...new Set([content.text, ...Object.values(content.translations).map(({ text }) => text)])];
}

/** What stands already is not rendered again, since its HTML is what readers know; but for what is plain only for now. */
function remember(rendered: Map<string, string>, { content, html }: { content: Content; html: RenderedHtml }): void {
  if (html.plain === true) return;
  rendered.set(content.text, html.text);
  for (const [lang, { text }] of Object.entries(content.translations)) {
    rendered.set(text, html.translations[lang] ?? '');
  }
}
