/** A page of words alone: nobody is signed in, or nothing is here yet. */
import type { ComponentChildren, JSX } from 'preact';
import type { Session } from '../account/session.js';
import { PageLanguages, type PageLanguagesProps } from './pageLanguages.js';

export interface PlainProps {
  words: PageLanguagesProps['words'];
  title: string;
  how?: string;
  children?: ComponentChildren;
}

export function Plain({ words, title, how, children }: PlainProps): JSX.Element {
  return (
    <main class="plain">
      <h1>{title}</h1>
      {how !== undefined && <p>{how}</p>}
      {children}
      <PageLanguages words={words} />
    </main>
  );
}

type States = 'unreachable' | 'signedOut' | 'revoked';

interface OutsideProps {
  is: Exclude<Session['kind'], 'signed-in'>;
  words: PageLanguagesProps['words'] & Record<States | `${States}How`, string> & { form: { loading: string } };
  /** The ways in, where somebody has to sign in. */
  children?: ComponentChildren;
}

/** The page of an app in which nobody is signed in, or not yet. */
export function Outside({ is, words, children }: OutsideProps): JSX.Element {
  switch (is) {
    case 'loading':
      return <Plain words={words} title={words.form.loading} />;
    case 'unreachable':
      return <Plain words={words} title={words.unreachable} how={words.unreachableHow} />;
    case 'signed-out':
      return <Plain words={words} title={words.signedOut} how={words.signedOutHow} children={children} />;
    case 'revoked':
      return <Plain words={words} title={words.revoked} how={words.revokedHow} children={children} />;
  }
}
