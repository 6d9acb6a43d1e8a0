/** The words of the blog itself in each language, beside their originals. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isolated } from '../../../shared/characters.js';
import { FormSheet, Discard } from '../frame/formSheet.js';
import { useBoard } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultOfPatch, faultOfSettings } from '../settings/faults.js';
import type { DeskSpoken } from '../words.js';
import {
  begunIn,
  begunOf,
  blogPatchOf,
  blogTranslatingOf,
  missingAsk,
  progressOfBlog,
  rebasedWords,
  rowsOfBlog,
} from './blogTranslating.js';
import { LanguageChoice, Sides } from './sides.js';
import type { Typed } from './translating.js';

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
        typed={typed.value.said}
        fault={typed.fault}
        onTyped={(said) => typed.change({ ...typed.value, said })}
      />
    </FormSheet>
  );
}

function useBlogTranslating(lang: string, onClose: () => void) {
  const { blog, deeds, notices, words } = useBoard();
  const { slug, rev } = blog;
  const place = `translate/${slug}/blog/${lang}`;
  const typed = useTyped({ place, begin: () => begunOf(blog, lang), read: begunIn, onClose });
  const faultNow = (said: Typed, patch: Record<string, unknown>) => {
    const ask = missingAsk(blog, said);
    if (ask !== null) return { field: ask, message: words.asksWhole };
    return atRow(faultOfPatch(patch, blog, words), lang);
  };
  const save = async () => {
    const now = blogTranslatingOf(blog, lang);
    const { both, ...next } = rebasedWords(typed.value, now);
    const patch = blogPatchOf(blog, lang, next.said);
    // Another editor's newer words are never written over unseen: saved again, this editor's are.
    const [row] = both;
    typed.keep(next);
    const theirs = row === undefined ? null : { field: row, message: theirsSaid(now[row] ?? '', words) };
    const go = () => deeds.sendForm('blog', slug, { blog: slug, rev, ...patch });
    const sent = await typed.send(theirs ?? faultNow(next.said, { ...patch }), go, (refusal) => {
      return atRow(faultOfSettings(refusal, words), lang) ?? { field: '', message: '' };
    });
    if (sent?.is === 'done') notices.done('saved');
  };
  return { typed, save };
}

function theirsSaid(text: string, words: DeskSpoken): string {
  return `${words.fieldConflict} ${words.form.conflict.stands}: ${text === '' ? '–' : isolated(text)}`;
}

/** The fault at the row that it is about, or at the sheet's foot. */
function atRow(fault: ReturnType<typeof faultOfPatch>, lang: string): ReturnType<typeof faultOfPatch> {
  if (fault === null) return null;
  const within = `translations.${lang}.`;
  return { ...fault, field: fault.field.startsWith(within) ? fault.field.slice(within.length) : '' };
}
