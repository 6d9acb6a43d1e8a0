/**
 * The styles that an embed shares with the reader's page are written for a page. Within somebody else's, `:root`, `rem`,
 * `vw` and the browser's scheme are the host's: here they become the embed's own. Of what the page does where it is
 * wide nothing is taken: an embed is a column.
 */
import type { CSSOptions } from 'vite';

type Plugins = Exclude<CSSOptions['postcss'], string | undefined>['plugins'];
type Plugin = NonNullable<Plugins>[number];

const OWN = /\/client\/embed\//;
const FORCED_LIGHT = '[data-theme=light]';
const FORCED_DARK = '[data-theme=dark]';

export const embedStyles: Plugin = {
  postcssPlugin: 'embed-styles',
  OnceExit(root, { result }) {
    if (!OWN.test(result.opts.from ?? '')) return;
    root.walkAtRules('media', (media) => {
      if (media.params.includes('min-width')) media.remove();
    });
    root.walkRules((rule) => {
      const own = OWN.test(rule.source?.input.file ?? '');
      if (!own && rule.selectors.every((selector) => /^(html|body)\b/.test(selector))) return rule.remove();
      rule.selectors = rule.selectors.map((selector) => selector.replace(/^:root$/, '.rally'));
      rule.walkDecls((decl) => {
        if (!own && decl.prop.startsWith('--')) decl.value = `var(--rally-${decl.prop.slice(2)}, ${decl.value})`;
        decl.value = decl.value
          .replace(/(\d*\.?\d+)rem\b/g, 'calc(var(--rem) * $1)')
          .replace(/(\d*\.?\d+)vw\b/g, '$1cqi');
      });
    });
    root.walkAtRules('media', (media) => {
      if (!media.params.includes('prefers-color-scheme: dark')) return;
      media.walkRules('.rally', (rule) => {
        const forced = rule.clone({ selector: `.rally:is(${FORCED_DARK}, ${FORCED_DARK} *)` });
        media.after(forced);
        rule.selector = `.rally:not(${FORCED_LIGHT}, ${FORCED_LIGHT} *)`;
      });
    });
  },
};
