/** Sets the stage: the blog and its people, made by the operator's commands and nothing behind the server's back. */
import type { Programs } from './programs.js';
import type { Actor } from './script/step.js';
import { BLOG } from './script/blog.js';

/** The bylines are roles, not names: nobody is invented. */
export const BYLINES: Record<Actor, string> = {
  first: 'Reporter 1 (demo)',
  second: 'Reporter 2 (demo)',
  third: 'Reporter 3 (demo)',
  desk: 'Desk (demo)',
};

export interface Stage {
  tokens: Record<Actor, string>;
  /** Sign-in links for the people who watch the demo. */
  links: { reporter: string; desk: string };
}

export async function setStage(programs: Programs, startsAt: Date): Promise<Stage> {
  await createBlog(programs, startsAt);
  const token = (actor: Actor): Promise<string> =>
    programs.rallyline(
      'token',
      BLOG.slug,
      '--name',
      BYLINES[actor],
      '--role',
      actor === 'desk' ? 'editor' : 'reporter',
    );
  const invite = (name: string, role: string): Promise<string> =>
    programs.rallyline('invite', BLOG.slug, '--name', name, '--role', role);
  const [first, second, third, desk, reporterLink, deskLink] = await Promise.all([
    token('first'),
    token('second'),
    token('third'),
    token('desk'),
    invite('You, reporting (demo)', 'reporter'),
    invite('You, at the desk (demo)', 'editor'),
  ]);
  return { tokens: { first, second, third, desk }, links: { reporter: reporterLink, desk: deskLink } };
}

async function createBlog(programs: Programs, startsAt: Date): Promise<void> {
  const { slug, title, timeZone, languages, place, standfirst, asks, publisher, contact } = BLOG;
  await programs.rallyline(
    ...['blog', 'create', slug, '--title', title, '--time-zone', timeZone, '--languages', languages.join(',')],
    ...['--place', place, '--standfirst', standfirst, '--starts-at', startsAt.toISOString()],
    ...['--visibility', 'public', '--publisher', publisher, '--contact', contact],
    ...asks.flatMap((ask) => ['--ask', ask]),
  );
}
