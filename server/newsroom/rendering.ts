/** Markdown to HTML for the texts of one command: once for each text, also where the command looks again (rule F2). */
import { isBlank } from '../../shared/characters.js';
import { WORDLESS_KINDS, type Content, type RenderedHtml } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Markdown } from '../render/markdown.js';

export class Rendering {
  private readonly rendered = new Map<string, string>([['', '']]);
  /** Texts that are plain for now, since the machine was too busy. */
  private readonly plain = new Set<string>();

  constructor(private readonly markdown: Markdown) {}

  /** Renders all texts of a content; `before`: the content that it follows. */
  async htmlOf(content: Content, before?: { content: Content; html: RenderedHtml }): Promise<RenderedHtml> {
    if (before !== undefined) this.remember(before);
    await this.renderMissing(textsOf(content));
    const htmlOf = (text: string): string => this.rendered.get(text) ?? '';
    return {
      text: htmlOf(content.text),
      translations: Object.fromEntries(
        Object.entries(content.translations).map(([lang, { text }]) => [lang, htmlOf(text)]),
      ),
      ...(textsOf(content).some((text) => this.plain.has(text)) ? { plain: true } : {}),
    };
  }

  private async renderMissing(texts: readonly string[]): Promise<void> {
    const missing = texts.filter((text) => !this.rendered.has(text));
    if (missing.length === 0) return;
    const html = await this.markdown.render(missing, () => missing.forEach((text) => this.plain.add(text)));
    missing.forEach((text, index) => this.rendered.set(text, html[index] ?? ''));
  }

  /** Keeps HTML that stands, since readers know it; but not of a text that is plain for now. */
  private remember({ content, html }: { content: Content; html: RenderedHtml }): void {
    if (html.plain === true) return;
    this.rendered.set(content.text, html.text);
    for (const [lang, { text }] of Object.entries(content.translations)) {
      this.rendered.set(text, html.translations[lang] ?? '');
    }
  }
}

function textsOf(content: Content): string[] {
  return [...new Set([content.text, ...Object.values(content.translations).map(({ text }) => text)])];
}

/**
 * Throws `invalid` where readers would see nothing of an entry that lives by its text. Its HTML is what counts: it may
 * show less than what was typed.
 */
export function requireSeen({ kind, media }: Content, { text }: RenderedHtml): void {
  // The HTML is sanitised, so every `<` begins or ends a tag.
  if (!isBlank(text.replace(/<[^>]*>/g, ''))) return;
  if (!WORDLESS_KINDS.includes(kind)) throw new Refused('invalid', { field: 'text', why: 'blank' });
  if (kind === 'photo' && media.length === 0) throw new Refused('invalid', { field: 'media', why: 'blank' });
}
