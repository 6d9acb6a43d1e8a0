import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FormSpeechContext } from '../../entry/formWords.js';
import { LanguageSelect } from '../../words/languageSelect.js';
import { othersIn } from '../outbox/person.js';
import type { Reporting } from '../reporting.js';
import { Home } from './home.js';
import { ReportingContext, useReporting, useWords } from './hooks.js';
import { Strip } from './strip.js';
import { Writing } from './writing.js';
import { BackNavigation } from '../backNavigation.js';
import { useFocusAfter } from './focusAfter.js';
import type { WritingOf } from '../writing.js';

export function App({ reporting }: { reporting: Reporting }): JSX.Element {
  return (
    <ReportingContext.Provider value={reporting}>
      <FormSpeechContext.Provider value={useWords()}>
        <div class="app">
          <Strip />
          <Stage />
        </div>
      </FormSpeechContext.Provider>
    </ReportingContext.Provider>
  );
}

function Stage(): JSX.Element {
  const { account, chosen } = useReporting();
  const words = useWords();
  const present = account.session.value;
  const { of, write, close } = useWriting();
  const isWide = useIsWide();
  switch (present.kind) {
    case 'loading':
      return <Plain title={words.form.loading} />;
    case 'unreachable':
      return <Plain title={words.unreachable} how={words.unreachableHow} />;
    case 'signed-out':
      return <Plain title={words.signedOut} how={words.signedOutHow} children={<Kept />} />;
    case 'revoked':
      return <Plain title={words.revoked} how={words.revokedHow} children={<Kept />} />;
    case 'signed-in':
      break;
  }
  const blog = present.answer.blogs.find(({ slug }) => slug === chosen.value);
  if (blog === undefined) return <Plain title={words.noBlog} how={words.noBlogHow} />;
  return (
    <div class="stage">
      <Home answer={present.answer} blog={blog} isBehind={of !== null && !isWide} onWrite={write} />
      {of !== null && <Writing key={keyOf(of)} of={of} blog={blog} onClose={close} />}
    </div>
  );
}

interface PlainProps {
  title: string;
  how?: string;
  children?: ComponentChildren;
}

function Plain({ title, how, children }: PlainProps): JSX.Element {
  return (
    <main class="plain">
      <h1>{title}</h1>
      {how !== undefined && <p>{how}</p>}
      {children}
      <LanguageSelect words={useWords()} />
    </main>
  );
}

/** A sentence for a phone on which nobody is signed in: entries are kept. */
function Kept(): JSX.Element | null {
  const words = useWords();
  const n = othersIn(useReporting().outbox.state.value.items, null);
  return n === 0 ? null : <p class="plain-kept">{words.say(words.keptHere, { n })}</p>;
}

/** The entry that is being written. The phone's own way back leads out of it, too. */
function useWriting() {
  const [of, setOf] = useState<WritingOf | null>(null);
  const navigation = useRef<BackNavigation | null>(null);
  const focus = useFocusAfter(of);
  useEffect(() => {
    navigation.current = new BackNavigation(window, () => setOf(null), Date.now);
    navigation.current.start();
    return () => navigation.current?.stop();
  }, []);
  return {
    of,
    write: (next: WritingOf) => {
      navigation.current?.begun();
      setOf(next);
    },
    /** `sent`: the id of the entry that was sent. */
    close: (sent?: string) => {
      focus(sent);
      navigation.current?.ended();
      setOf(null);
    },
  };
}

function keyOf(of: WritingOf): string {
  return of.is === 'new' ? of.kind : `${of.is}-${of.entry.id}`;
}

function useIsWide(): boolean {
  const query = matchMedia('(min-width: 60rem)');
  const [isWide, setWide] = useState(query.matches);
  useEffect(() => {
    const onChange = () => setWide(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isWide;
}
