/** A page that React draws, with the element in it: the app itself is `reactApp.mjs`, which the build bundles. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { html, script, type Host, type Place } from './pages.js';

/** `builtDir`: the folder of the built app. */
export function react(place: Place, builtDir: string): Host {
  return {
    path: '/react/',
    name: 'A page of React',
    shows: 'A component around the element: its language changes by a button, and what is new is counted.',
    pages: {
      '/react/': () => html(reactPage(place)),
      '/react/app.js': async () => script(await readFile(path.join(builtDir, 'reactApp.js'), 'utf8')),
    },
  };
}

function reactPage({ rallyUrl, slug }: Place): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Live from the square · a page of React</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script type="module" src="${rallyUrl}/embed.js"></script>
<script type="module" src="/react/app.js"></script>
</head>
<body>
<p class="demo">A demonstration: a page that React draws, with the feed as one of its elements.</p>
<main><div class="story" id="root" data-src="${rallyUrl}/live/${slug}"></div></main>
</body>
</html>
`;
}
