/** An entry's texts, each in its own language and direction, and with its language's name where there are several. */
import type { ComponentChildren, JSX } from 'preact';
import type { PublicEntry } from '../../../shared/entry.js';
import { directed } from '../directed.js';
import type { Shown } from '../inLanguage.js';
import { langAttributes, languageName } from '../language.js';
import { Word } from '../word.js';
import { isOneTapAway, OneTapAway } from './original.js';
import type { Setting } from './setting.js';
import { shownTexts, type ShownText } from './shownTexts.js';

export function Texts({ setting }: { setting: Setting }): JSX.Element {
  const texts = shownTexts(setting.entry, setting.lang);
  const shown = texts.map((text, index) => {
    const words = (
      <Folded text={text} setting={setting}>
        <Text text={text} around={setting.entry.lang} className={classOf(text, index, setting.entry.kind)} />
      </Folded>
    );
    if (isOneTapAway(texts, index, setting)) {
      return (
        <OneTapAway setting={setting} label={described(text, setting)}>
          {words}
        </OneTapAway>
      );
    }
    return (
      <>
        {(texts.length > 1 || setting.isInOriginal) && <Label setting={setting}>{described(text, setting)}</Label>}
        {words}
      </>
    );
  });
  const [first, ...others] = shown;
  if (!texts.some((_text, index) => isOneTapAway(texts, index, setting))) return <>{shown}</>;
  return (
    <div class="two">
      <div>{first}</div>
      {others}
    </div>
  );
}

/** A short line in the interface's language, inside an article that may be in another language. */
export function Label({
  setting,
  children,
  class: className = 'l',
}: {
  setting: Setting;
  children: ComponentChildren;
  class?: string;
}): JSX.Element {
  return (
    <p class={className} {...langAttributes(setting.ui, setting.entry.lang)}>
      {children}
    </p>
  );
}

interface EntryWordProps {
  word: Shown | undefined;
  setting: Setting;
  /** The language of the element that the word stands in: that of the interface in a label. */
  around?: string;
}

/** A word of the entry beside its text, marked where nothing else says that it is in another language. */
export function EntryWord({ word, setting, around = setting.ui }: EntryWordProps): JSX.Element | null {
  if (word === undefined) return null;
  return <Word word={word} page={setting} around={around} isCovered={isCovered(word, setting)} />;
}

/** Tells whether the text says already that the entry's words are in its own language. */
export function isCovered({ lang }: Shown, { isInOriginal, entry }: Setting): boolean {
  return isInOriginal && lang === entry.lang;
}

/** The length from which a text is folded, in characters of its HTML: two screens of a phone. */
const LONG = 2_500;

/**
 * A long text shows its beginning, and the rest on demand, without a script. All of it is in the page, for a search
 * within it; the control comes first in the HTML, and the style sheet puts it below.
 */
function Folded({
  text,
  setting,
  children,
}: {
  text: ShownText;
  setting: Setting;
  children: JSX.Element;
}): JSX.Element {
  const { messages, ui, whole, entry } = setting;
  if (whole || text.html.length <= LONG) return children;
  return (
    <div class="fo">
      <details {...langAttributes(ui, entry.lang)}>
        <summary>
          <span>{messages.wholeText}</span> <span>{messages.lessText}</span>
        </summary>
      </details>
      {children}
    </div>
  );
}

interface TextProps {
  text: ShownText;
  around: string;
  className: string;
}

/** The HTML comes from the Markdown worker, sanitised before it was stored (rule F2). */
function Text({ text, around, className }: TextProps): JSX.Element {
  return (
    <div
      class={className}
      {...langAttributes(text.lang, around)}
      dangerouslySetInnerHTML={{ __html: directed(text.html, text.lang) }}
    />
  );
}

/**
 * Returns the classes: `t` for a text, `s` for speech, `o` for a text beside the first (a source's own texts are
 * equals).
 */
function classOf({ is }: ShownText, index: number, kind: PublicEntry['kind']): string {
  const said = kind === 'speech' || kind === 'quote';
  const equal = index === 0 || is === 'source' || (is === 'original' && kind === 'quote');
  return ['t', ...(said ? ['s'] : []), ...(equal ? [] : ['o'])].join(' ');
}

export function described({ lang, is, earlier }: ShownText, { ui, messages }: Setting): string {
  const what = {
    original: messages.original,
    source: messages.original,
    desk: messages.translation,
    machine: messages.machineTranslation,
  }[is];
  const notes = earlier ? [messages.ofEarlierVersion] : [];
  return [languageName(lang, ui), what, ...notes].join(' · ');
}
