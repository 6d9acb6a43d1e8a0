import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { Outside, Plain as PlainPage, type PlainProps } from '../../words/plain.js';
import { offeredTo } from '../offered.js';
import { othersIn } from '../outbox/person.js';
import type { Reporting } from '../reporting.js';
import { Behind } from './behind.js';
import { Beyond } from './beyond.js';
import { Home } from './home.js';
import { BeyondContext, ReportingContext, useReporting, useWords } from './hooks.js';
import { isComingFromShare, Sharing } from './sharing.js';
import { Strip } from './strip.js';
import { BackNavigation } from '../backNavigation.js';
import { useFocusAfter } from './focusAfter.js';
import { isOfHere, placeOf, type Begun, type WritingOf } from '../begun.js';

export function App({ reporting }: { reporting: Reporting }): JSX.Element {
  return (
    <ReportingContext.Provider value={reporting}>
      <BeyondContext.Provider value={Beyond}>
        <div class="app">
          <Strip />
          <Stage />
        </div>
      </BeyondContext.Provider>
    </ReportingContext.Provider>
  );
}

function Stage(): JSX.Element {
  const { account, chosen, lock } = useReporting();
  const words = useWords();
  const present = account.session.value;
  const answer = present.kind === 'signed-in' ? present.answer : null;
  const blog = answer?.blogs.find(({ slug }) => slug === chosen.value);
  const { open, write, close } = useWriting(blog);
  const isWide = useIsWide();
  if (present.kind !== 'signed-in') return <Outside is={present.kind} words={words} children={<SignIn />} />;
  if (lock.isAsleep.value) {
    const locked = <Plain title={words.form.loading} />;
    return <Beyond meanwhile={locked}>{({ LockScreen }) => <LockScreen />}</Beyond>;
  }
  if (blog === undefined) return <Plain title={words.noBlog} how={words.noBlogHow} />;
  return (
    <div class="stage">
      <Home answer={present.answer} blog={blog} isBehind={open !== null && !isWide} onWrite={write} />
      {open !== null && (
        <Behind meanwhile={<Plain title={words.form.loading} />}>
          {({ Writing }) => <Writing key={Object.values(placeOf(open)).join()} {...open} blog={blog} onClose={close} />}
        </Behind>
      )}
    </div>
  );
}

function Plain(props: Omit<PlainProps, 'words'>): JSX.Element {
  return <PlainPage {...props} words={useWords()} />;
}

/** The way in for a phone on which nobody is signed in. */
function SignIn(): JSX.Element {
  return (
    <>
      <Kept />
      <Beyond meanwhile={<></>}>
        {({ MoveHere, PasteLink }, { thisPhone }) => (
          <>
            <PasteLink words={thisPhone} />
            <MoveHere />
          </>
        )}
      </Beyond>
    </>
  );
}

/** Sentences for a phone on which nobody is signed in: entries are kept, and things that were shared. */
function Kept(): JSX.Element {
  const words = useWords();
  const n = othersIn(useReporting().outbox.state.value.items, null);
  return (
    <>
      {n > 0 && <p class="plain-kept">{words.say(words.keptHere, { n })}</p>}
      <Sharing blog={null} />
    </>
  );
}

/** The entry that is being written. The phone's own way back leads out of it, too, and so does another blog or person. */
function useWriting(blog: SessionBlog | undefined) {
  const { drafts, address, writes, lock } = useReporting();
  const isAsleep = lock.isAsleep.value;
  const [begun, setBegun] = useState<Begun | null>(null);
  const here = address();
  const isHere = begun !== null && isOfHere(begun, here);
  const open = isHere ? begun : null;
  const focus = useFocusAfter(open?.of ?? null);
  const show = (of: WritingOf | null) => {
    const next = of && { of, at: address() };
    drafts.leaveOpen(next && placeOf(next));
    writes(next !== null);
    setBegun(next);
  };
  const navigation = useBackNavigation(open, () => show(null));
  const write = (next: WritingOf) => {
    navigation.current?.begun();
    show(next);
  };
  /** `sent`: the id of the entry that was sent. */
  const close = (sent?: string) => {
    focus(sent);
    navigation.current?.ended();
    show(null);
  };
  useLayoutEffect(() => {
    // A session that ended may be of the same person again.
    if (begun !== null && !isHere && here.person !== '') close();
  }, [isHere, here.person]);
  useLeftOpen(isAsleep ? undefined : blog, write);
  return { open, write, close };
}

function useBackNavigation(open: Begun | null, onBack: () => void) {
  const { lock } = useReporting();
  const isAsleep = lock.isAsleep.value;
  const navigation = useRef<BackNavigation | null>(null);
  // A layout effect ends with its screen, others after the next paint: the quick exit's way back is not heard as somebody's.
  useLayoutEffect(() => {
    navigation.current = new BackNavigation(window, () => lock.isAsleep.peek() || onBack(), Date.now);
    navigation.current.start();
    return () => navigation.current?.stop();
  }, []);
  useLayoutEffect(() => {
    // The way back may have been taken while the page was locked, which closed nothing.
    if (!isAsleep && open !== null) navigation.current?.begun();
  }, [isAsleep]);
  return navigation;
}

/** Opens the form that was open when the phone ended the page: phones end pages that are out of sight. */
function useLeftOpen(blog: SessionBlog | undefined, write: (of: WritingOf) => void): void {
  const { account, drafts, address } = useReporting();
  const isDone = useRef(false);
  useEffect(() => {
    if (blog === undefined || isDone.current) return;
    isDone.current = true;
    // The form would lie before what was shared a moment ago; its draft is kept.
    if (isComingFromShare()) return;
    const kind = drafts.leftOpen(address());
    if (kind !== null && offeredTo(account.signedIn(), blog).post({ kind })) write({ is: 'new', kind });
  }, [blog]);
}

function useIsWide(): boolean {
  const query = matchMedia('(min-width: 60rem)');
  const [isWide, setWide] = useState(query.matches);
  useLayoutEffect(() => {
    const onChange = () => setWide(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isWide;
}
