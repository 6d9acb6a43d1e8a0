/** The newspaper's own look. It knows nothing of the feed, beside the space that the feed gets. */

export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #161616; --soft: #5a5a5a; --hair: #cfcfcf; --red: #8b1a1a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #121212; --ink: #ececec; --soft: #a8a8a8; --hair: #3a3a3a; --red: #e58a80; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.1875rem/1.6 Charter, 'Bitstream Charter', 'Noto Serif', 'Liberation Serif', Georgia, serif; }
.demo { margin: 0; padding: .5rem 1rem; background: var(--ink); color: var(--ground); font: .8125rem/1.4 system-ui, sans-serif; text-align: center; }
.masthead { max-width: 74rem; margin: 0 auto; padding: 1rem 1rem 0; text-align: center; }
.masthead p { margin: 0; }
.edition { color: var(--soft); font-size: .875rem; }
.name { padding: .25rem 0 .5rem; font-size: clamp(2rem, 7vw, 3.75rem); font-weight: 700; letter-spacing: -.02em; line-height: 1.1; }
.sections { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.5rem; padding: .45rem 0; border-block: 1px solid var(--hair); font: .875rem/1.4 system-ui, sans-serif; }
.masthead::after { content: ''; display: block; height: 3px; margin-top: 2px; background: var(--ink); }
main { display: grid; gap: 2.5rem; max-width: 74rem; margin: 0 auto; padding: 1.75rem 1rem 3rem; }
.story { min-width: 0; }
.kicker { margin: 0 0 .4rem; color: var(--red); font: 600 .875rem/1.4 system-ui, sans-serif; text-transform: uppercase; letter-spacing: .06em; }
h1 { max-width: 42rem; margin: 0; font-size: clamp(2rem, 5vw, 3.1rem); line-height: 1.1; letter-spacing: -.015em; text-wrap: balance; }
.lead { max-width: 38rem; margin: .9rem 0 0; font-size: 1.35rem; line-height: 1.4; }
.by { margin: .9rem 0 1.5rem; padding-bottom: .9rem; border-bottom: 1px solid var(--hair); color: var(--soft); font: .9375rem/1.4 system-ui, sans-serif; }
.text { max-width: 38rem; }
.text p { margin: 0 0 1.1em; }
.text h2 { margin: 1.6em 0 .5em; font-size: 1.5rem; line-height: 1.25; }
.live { max-width: 42rem; margin: 1.75rem 0; }
aside h2 { margin: 0 0 .5rem; padding-top: .6rem; border-top: 3px solid var(--ink); font-size: 1.25rem; }
aside p { margin: 0 0 .75rem; color: var(--soft); font-size: 1rem; line-height: 1.45; }
aside iframe { display: block; width: 100%; height: 40rem; }
iframe { display: block; max-width: 100%; border: 1px solid var(--hair); color-scheme: light dark; }
blockquote { margin: 0 0 1.1em; padding-inline-start: 1rem; border-inline-start: 3px solid var(--hair); }
.post { max-width: 40rem; }
pre { overflow-x: auto; font-size: .875rem; }
summary { padding: .6rem 0; cursor: pointer; }
.hosts { margin: 1.75rem 0 0; padding: 0; border-top: 1px solid var(--hair); list-style: none; }
.hosts li { padding: .9rem 0; border-bottom: 1px solid var(--hair); }
.hosts a { display: block; padding: .35rem 0; color: inherit; font-size: 1.35rem; font-weight: 600; }
.hosts p { margin: 0; color: var(--soft); font-size: 1rem; line-height: 1.45; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1.5rem; }
button { min-width: 3rem; min-height: 3rem; padding: 0 1rem; border: 1px solid var(--hair); background: none; color: inherit; font: inherit; }
button[aria-pressed='true'] { border-color: var(--ink); font-weight: 600; }
footer { padding: 1rem; border-top: 1px solid var(--hair); color: var(--soft); font: .875rem/1.5 system-ui, sans-serif; text-align: center; }
@media (min-width: 68em) {
  main { grid-template-columns: minmax(0, 42rem) 22.5rem; justify-content: space-between; padding-top: 2.5rem; }
  aside { position: sticky; top: 1rem; align-self: start; }
}
`;
