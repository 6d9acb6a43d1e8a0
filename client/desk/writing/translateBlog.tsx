/** The words of the blog itself in each language, beside their originals. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FormSheet, Discard } from '../frame/formSheet.js';
import { useBoard } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultOfPatch, faultOfSettings } from '../settings/faults.js';
import { blogPatchOf, blogTranslatingOf, missingAsk, progressOfBlog, rowsOfBlog, typedIn } from './blogTranslating.js';
import { LanguageChoice, Sides } from './sides.js';

interface TranslateBlogProps {
  onClose: () => void;
}

export function TranslateBlog({ onClose }: TranslateBlogProps): JSX.Element {
  const { blog, words } = useBoard();
  const [first = 'en', ...others] = blog.languages;
  const paths = rowsOfBlog(blog, words).map(({ path }) => path);
  const progress = progressOfBlog(blog, paths);
  const [lang, setLang] = useState(
    () => progress.find(({ missing }) => missing > 0)?.lang ?? others[0] ?? (first === 'en' ? 'uk' : 'en'),
  );
  const choice = <LanguageChoice progress={progress} lang={lang} ofBlog={others} onLang={setLang} />;
  return <BlogTranslation key={lang} lang={lang} choice={choice} onClose={onClose} />;
}

interface BlogTranslationProps extends TranslateBlogProps {
  lang: string;
  choice: JSX.Element;
}

function BlogTranslation({ lang, choice, onClose }: BlogTranslationProps): JSX.Element {
  const { blog, words } = useBoard();
  const { typed, save } = useBlogTranslating(lang, onClose);
  return (
    <FormSheet
      title={words.blogWords}
      size="wide"
      typed={typed}
      says={words.save}
      ways={<Discard typed={typed} />}
      onSend={save}
      onClose={onClose}
    >
      {choice}
      <p class="hint">{words.blogWordsHow}</p>
      <Sides
        rows={rowsOfBlog(blog, words)}
        lang={lang}
        typed={typed.value}
        fault={typed.fault}
        onTyped={typed.change}
      />
    </FormSheet>
  );
}

function useBlogTranslating(lang: string, onClose: () => void) {
  const { blog, deeds, notices, words } = useBoard();
  const { slug, rev } = blog;
  const place = `translate/${slug}/blog/${lang}`;
  const typed = useTyped({ place, begin: () => blogTranslatingOf(blog, lang), read: typedIn, onClose });
  const faultNow = (patch: Record<string, unknown>) => {
    const ask = missingAsk(blog, typed.value);
    if (ask !== null) return { field: ask, message: words.asksWhole };
    return atRow(faultOfPatch(patch, blog, words), lang);
  };
  const save = async () => {
    const patch = { ...blogPatchOf(blog, lang, typed.value) };
    const go = () => deeds.send('blog', slug, { blog: slug, rev, ...patch });
    const sent = await typed.send(faultNow(patch), go, (refusal) => {
      return atRow(faultOfSettings(refusal, words), lang) ?? { field: '', message: '' };
    });
    if (sent?.is === 'done') notices.done('saved');
  };
  return { typed, save };
}

/** The fault at the row that it is about, or at the sheet's foot. */
function atRow(fault: ReturnType<typeof faultOfPatch>, lang: string): ReturnType<typeof faultOfPatch> {
  if (fault === null) return null;
  const within = `translations.${lang}.`;
  return { ...fault, field: fault.field.startsWith(within) ? fault.field.slice(within.length) : '' };
}
