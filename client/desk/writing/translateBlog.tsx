/** The words of the blog itself in each language, beside their originals. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isolated } from '../../../shared/characters.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Fault } from '../../entry/fault.js';
import { FormSheet, Discard } from '../frame/formSheet.js';
import { useBoard } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultOfPatch, faultOfSettings } from '../settings/faults.js';
import type { DeskSpoken } from '../words.js';
import {
  begunIn,
  begunOf,
  blogPatchOf,
  missingAsk,
  progressOfBlog,
  rebasedWords,
  rowsOfBlog,
  type MovedRow,
} from './blogTranslating.js';
import { LanguageChoice } from './languageChoice.js';
import { atRow, Sides } from './sides.js';
import { firstLanguage, type Typed } from './translating.js';

interface TranslateBlogProps {
  onClose: () => void;
}

export function TranslateBlog({ onClose }: TranslateBlogProps): JSX.Element {
  const { blog, words } = useBoard();
  const [first = 'en'] = blog.languages;
  const paths = rowsOfBlog(blog, words).map(({ path }) => path);
  const [lang, setLang] = useState(() => firstLanguage(progressOfBlog(blog, paths), { lang: first }));
  const progress = progressOfBlog(blog, paths, lang);
  const choice = (isSending: boolean) => (
    <LanguageChoice progress={progress} lang={lang} original={first} onLang={setLang} isSending={isSending} />
  );
  return <BlogTranslation key={lang} lang={lang} choice={choice} onClose={onClose} />;
}

interface BlogTranslationProps extends TranslateBlogProps {
  lang: string;
  choice: (isSending: boolean) => JSX.Element;
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
      {choice(typed.isSending)}
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
    const found = faultOfPatch(patch, blog, words);
    return found === null ? null : atRow(found, lang);
  };
  const save = async () => {
    const now = begunOf(blog, lang);
    const { typing, asked } = rebasedWords(typed.value, now);
    const patch = blogPatchOf(blog, lang, typing.said);
    // Never are newer words written over unseen, nor an old original's translation a new one's: saved again, they are.
    const moved = asked === null ? null : faultOfMoved(asked, now.base, words);
    typed.keep(typing);
    const go = () => deeds.send('blog', slug, { blog: slug, rev, ...patch }, typed.isOpen);
    const say = (refusal: Refusal) => atRow(faultOfSettings(refusal, words), lang);
    const sent = await typed.send(moved ?? faultNow(typing.said, { ...patch }), go, say);
    if (sent?.is === 'done') notices.done('saved');
  };
  return { typed, save };
}

function faultOfMoved({ path, is }: MovedRow, now: Typed, words: DeskSpoken): Fault {
  if (is === 'of-another-original') return { field: path, message: words.originalOther };
  const theirs = now[path] ?? '';
  const stands = `${words.form.conflict.stands}: ${theirs === '' ? '–' : isolated(theirs)}`;
  return { field: path, message: `${words.fieldConflict} ${stands}` };
}
