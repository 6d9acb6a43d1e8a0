/** Markdown to HTML for the texts of one command: once each, also where the command has to look again (rule F2). */
import { isBlank } from '../../shared/characters.js';
import { WORDLESS_KINDS, type Content, type RenderedHtml } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
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

/**
 * Throws `invalid` where readers would see nothing of an entry that lives by its text: what counts is what its Markdown
 * became, which may be less than what was typed.
 */
export function requireSeen({ kind, media }: Content, { text }: RenderedHtml): void {
  // Sanitised, so every `<` is of a tag.
  if (!isBlank(text.replace(/<[^>]*>/g, ''))) return;
  if (!WORDLESS_KINDS.includes(kind)) throw new Refused('invalid', { field: 'text', why: 'blank' });
  if (kind === 'photo' && media.length === 0) throw new Refused('invalid', { field: 'media', why: 'blank' });
}
