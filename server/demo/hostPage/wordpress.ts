/**
 * Posts of a site on WordPress. An administrator may paste the lines; an author may not, so an author pastes the address,
 * and WordPress makes a frame of it, shut in as it shuts in what comes from sites that it does not know. A script beside it that
 * listens to the frame is there where the theme asks for it.
 */
import { randomBytes } from 'node:crypto';
import { html, script, type Host, type Place } from './pages.js';
import { hostScript } from './wordpress/hostScript.js';
import { bringsScript, withEmbeds } from './wordpress/oembed.js';
import { savedBy, type Role } from './wordpress/roles.js';

export function wordpress(place: Place): Host[] {
  return [
    host({
      role: 'administrator',
      shows: 'The lines, pasted by an administrator: the element itself.',
      typed: linesIn(place),
    }),
    host({
      role: 'author',
      shows:
        'The lines, pasted by an author, leave a link; the address alone becomes a frame in a sandbox, which keeps its height.',
      typed: `${linesIn(place)}\n<p>${addressIn(place)}</p>`,
    }),
    host({
      role: 'author',
      shows: 'The same where the theme brings WordPress’s script for embeds: the frame is as high as its feed.',
      typed: `<p>${addressIn(place)}</p>`,
      hasThemesScript: true,
    }),
  ];
}

interface Post {
  role: Role;
  shows: string;
  /** What the person of that role typed between the paragraphs. */
  typed: string;
  /** Whether the theme asks for the script (`wp_enqueue_script('wp-embed')`), whatever is in the post. */
  hasThemesScript?: boolean;
}

function host({ role, shows, typed, hasThemesScript = false }: Post): Host {
  const path = `/wordpress/${role}/${hasThemesScript ? 'theme/' : ''}`;
  const page = async () => {
    const content = await withEmbeds(savedBy(role, postOf(typed)), newSecret);
    return html(postPage(content, { role, typed, hasScript: hasThemesScript || bringsScript(content) }));
  };
  return {
    path,
    name: `WordPress, a post of an ${role}${hasThemesScript ? ', with a line in the theme' : ''}`,
    shows,
    pages: { [path]: page, '/wordpress/embed.js': () => script(`(${hostScript.toString()})();`) },
  };
}

function newSecret(): string {
  return randomBytes(5).toString('hex');
}

function addressIn({ rallyUrl, slug }: Place): string {
  return `${rallyUrl}/live/${slug}`;
}

function linesIn(place: Place): string {
  return `<script type="module" src="${place.rallyUrl}/embed.js"></script>
<rally-feed src="${addressIn(place)}">
  <a href="${addressIn(place)}">Follow the rally live</a>
</rally-feed>`;
}

function postOf(typed: string): string {
  return `<p>On Sunday residents of Baku held a large rally for Ukraine in front of its embassy.</p>
${typed}
<p>The embassy takes in humanitarian aid for ten days.</p>`;
}

function postPage(
  content: string,
  { role, typed, hasScript }: Pick<Post, 'role' | 'typed'> & { hasScript: boolean },
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A rally for Ukraine · Notes from Baku</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<p class="demo">A demonstration: a site as WordPress serves it. This post is by an ${role}.</p>
<main>
<article class="story">
<h1>A rally for Ukraine</h1>
<details class="by"><summary>As the ${role} typed it</summary><pre>${escaped(typed)}</pre></details>
<div class="post">
${content}
</div>
</article>
</main>
${hasScript ? '<script src="/wordpress/embed.js"></script>\n' : ''}</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
