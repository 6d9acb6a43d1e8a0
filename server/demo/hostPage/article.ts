/**
 * The newspaper's article. Its name is invented; its facts are the rally's, in words written for this demonstration.
 */
import type { Place } from './pages.js';

export interface ArticleParts extends Place {
  /** The address of the feed that the element is given; the blog's page by default. */
  src?: string;
  /** HTML inside of the element until the feed is there; a link by default. */
  inside?: string;
  /** HTML for the head. */
  head?: string;
  /** A sentence on what this page shows. */
  about?: string;
  /** The forms in which the article has the feed; both by default. */
  forms?: readonly ('element' | 'frame')[];
}

const ABOUT = 'It shows a live blog inside another site’s page.';

export function articlePage(parts: ArticleParts): string {
  const { about = ABOUT, forms = ['element', 'frame'] } = parts;
  return `${head(parts)}
<body>
<p class="demo">A demonstration: this newspaper does not exist. ${about}</p>
${MASTHEAD}
<main>
${OPENING}
${forms.includes('element') ? element(parts) : ''}
${CONTINUATION}
</article>
${forms.includes('frame') ? aside(parts) : ''}
</main>
<footer><p>The Absheron Courier is invented for this demonstration. The facts are those of 27 February 2022; the wording is ours.</p></footer>
</body>
</html>
`;
}

function element({ rallyUrl, slug, src = `${rallyUrl}/live/${slug}`, inside }: ArticleParts): string {
  const link = `<p><a href="${rallyUrl}/live/${slug}">Follow the rally live</a></p>`;
  return `<section class="live" aria-label="Live from the square">
<rally-feed src="${src}">${inside ?? link}</rally-feed>
</section>`;
}

function head({ rallyUrl, head: more = '', forms }: ArticleParts): string {
  const isThere = forms?.includes('element') ?? true;
  const embed = isThere ? `\n<script type="module" src="${rallyUrl}/embed.js"></script>` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Baku gathers for Ukraine · The Absheron Courier</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">${embed}${more}
</head>`;
}

const MASTHEAD = `<header class="masthead">
<p class="edition">Baku · Sunday, 27 February 2022</p>
<p class="name">The Absheron Courier</p>
<p class="sections"><span>City</span> <span>Country</span> <span>World</span> <span>Culture</span> <span>Letters</span></p>
</header>`;

const OPENING = `<article class="story">
<header>
<p class="kicker">City</p>
<h1>Baku gathers for Ukraine in front of its embassy</h1>
<p class="lead">Three days after Russia began its full-scale invasion, residents of the city hold a large, crowded rally in support of Ukraine.</p>
<p class="by">By the Courier’s city desk</p>
</header>
<div class="text">
<p>It had been announced only the day before: come to the embassy, and bring what people in Ukraine may need. On Sunday the place in front of the building was crowded, and independent journalists spoke with those who had come about why they were there.</p>
<p>The calls were in the languages of the square. The main one wished glory to Ukraine; others told the president of Russia to go.</p>
</div>`;

const CONTINUATION = `<div class="text">
<h2>Ten days, ten trucks</h2>
<p>The embassy takes in humanitarian aid for ten days. On each of them one truck is to leave Baku for the western border of Ukraine.</p>
<p>Ahmad Mammadli, who leads Democracy 18, recalled that Russian tanks killed civilians in Baku on 20 January 1990. As long as Azerbaijan, Georgia and Armenia do not stand together, he argued, they will not be free of that power.</p>
</div>`;

function aside({ rallyUrl, slug }: Place): string {
  return `<aside>
<h2>Beside the story</h2>
<p>The same live blog, for sites that prefer a frame:</p>
<iframe src="${rallyUrl}/embed/${slug}" title="Live from the square" width="360" height="640" loading="lazy"></iframe>
<script type="module" src="${rallyUrl}/frame.js"></script>
</aside>`;
}
