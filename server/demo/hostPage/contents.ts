/** The contents page of the sites that embed the rally. */
import type { Host } from './pages.js';

export function contentsPage(hosts: readonly Host[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The rally in other sites’ pages</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<p class="demo">A demonstration: none of these sites exists.</p>
<main>
<div class="story">
<h1>The rally in other sites’ pages</h1>
<ul class="hosts">
${hosts.map(lineOf).join('\n')}
</ul>
</div>
</main>
</body>
</html>
`;
}

function lineOf({ path, name, shows }: Host): string {
  return `<li><a href="${path}">${name}</a><p>${shows}</p></li>`;
}
