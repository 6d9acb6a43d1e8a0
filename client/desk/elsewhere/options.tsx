/** The choices that an embed leaves to a site owner. */
import type { JSX } from 'preact';
import { KINDS } from '../../../shared/entry.js';
import { Chips, Select } from '../../entry/controls.js';
import { languageName } from '../../entry/languages.js';
import { useBoard } from '../frame/hooks.js';
import type { Choices } from './snippet.js';

/** Numbers of entries below the usual one. */
const LIMITS = [3, 5, 10];

interface OptionsProps {
  choices: Choices;
  onChoices: (choices: Choices) => void;
}

export function Options({ choices, onChoices }: OptionsProps): JSX.Element {
  const { blog, words: all } = useBoard();
  const { elsewhere: words } = all;
  const [first = '', ...others] = blog.languages;
  const language = (value: string, lang: string) => ({ value, name: languageName(lang), lang });
  const languages = [language('', first), ...others.map((lang) => language(lang, lang))];
  const kinds = [
    { value: '', name: words.allKinds },
    { value: 'key', name: words.keyMoments },
    ...KINDS.map((kind) => ({ value: kind, name: all.form.kinds[kind] })),
  ];
  const limits = [
    { value: '', name: words.usualLimit },
    ...LIMITS.map((limit) => ({ value: limit.toString(), name: all.number(limit) })),
  ];
  const of = <Name extends keyof Choices>(name: Name) => ({
    name: `elsewhere.${name}`,
    label: words.options[name],
    value: choices[name],
    onValue: (value: string) => onChoices({ ...choices, [name]: value }),
  });
  return (
    <>
      <Chips {...of('form')} choices={words.forms} hint={words.formDoes[choices.form]} />
      <Select {...of('lang')} choices={languages} />
      <Chips {...of('theme')} choices={words.themes} />
      <Select {...of('kind')} choices={kinds} />
      <Chips {...of('order')} choices={words.orders} />
      {choices.form === 'element' && (
        <>
          <Select {...of('limit')} choices={limits} />
          <Chips {...of('font')} choices={words.fonts} />
        </>
      )}
    </>
  );
}
