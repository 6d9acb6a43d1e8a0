/**
 * The styles that an embed shares with the reader's page are written for a page. Within a host's page `:root`, `rem`,
 * `vw` and the browser's scheme are the host's: here they become the embed's own. Rules for wide pages are left out:
 * an embed is a column.
 */
import type { CSSOptions } from 'vite';

type Plugins = Exclude<CSSOptions['postcss'], string | undefined>['plugins'];
type Plugin = NonNullable<Plugins>[number];

const OWN = '/client/embed/';
const REM = /(\d*\.?\d+)rem\b/g;
/** The scheme that a host asks for, in an iframe's address or by the element's attribute. */
const forced = (theme: string): string => `[data-theme=${theme}] .rally, :host([theme=${theme}]) .rally`;

export const embedStyles: Plugin = {
  postcssPlugin: 'embed-styles',
  OnceExit(root, { result }) {
    if (!result.opts.from?.includes(OWN)) return;
    root.walkAtRules('media', (media) => {
      if (media.params.includes('min-width')) media.remove();
    });
    // Container queries would be measured in the host's rem: here they are in pixels.
    root.walkAtRules('container', (container) => {
      container.params = container.params.replace(REM, (_, number: string) => `${Number(number) * 16}px`);
    });
    root.walkRules((rule) => {
      const own = rule.source?.input.file?.includes(OWN) ?? false;
      if (!own && rule.selectors.every((selector) => /^(html|body)\b/.test(selector))) {
        rule.remove();
        return;
      }
      rule.selectors = rule.selectors.map((selector) => selector.replace(/^:root$/, '.rally'));
      rule.walkDecls((decl) => {
        if (!own && decl.prop.startsWith('--')) decl.value = `var(--rally-${decl.prop.slice(2)}, ${decl.value})`;
        decl.value = decl.value.replace(REM, 'calc(var(--rem) * $1)').replace(/(\d*\.?\d+)vw\b/g, '$1cqi');
      });
    });
    const light = root.nodes.find((node) => node.type === 'rule' && node.selector === '.rally');
    root.walkAtRules('media', (media) => {
      if (!media.params.includes('prefers-color-scheme: dark')) return;
      media.walkRules('.rally', (dark) => {
        for (const [theme, tokens] of [
          ['light', light],
          ['dark', dark],
        ] as const)
          if (tokens?.type === 'rule') media.after({ selector: forced(theme), nodes: tokens.nodes });
      });
    });
  },
};
