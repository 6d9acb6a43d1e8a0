/** Holds the sources to one rule: all words of the interface stand in shared/messages. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sentencesIn } from './support/sentences.js';

const ROOT = path.join(import.meta.dirname, '..');
/**
 * The catalogue itself; files that are written for programmers, in English as their programs are; what the operator reads on
 * the command line; the texts of the demo, which are content; and the stores, which speak SQL and tell the log. All other
 * sources are searched, those of a new room too.
 */
const APART = new RegExp(
  `^(?:${[
    'shared/messages/',
    'shared/parse/schemas\\.ts$',
    'client/program/',
    'server/http/openapi/',
    'server/(?:config\\.ts$|log\\.ts$|(?:cli|demo)(?:\\.ts$|/)|build/)',
    'server/storage/',
  ].join('|')})`,
);

/** Words that stand outside of the catalogue, by file, and why. A file without them any more has to go from here. */
const EXCEPTIONS: Readonly<Record<string, [words: RegExp, why: string]>> = {
  'client/desk/frame/app.tsx': [/^npm run -s rallyline -- owner-link$/, 'a command to be typed as it is'],
  'client/desk/settings/create.tsx': [
    /^\{\} \{\}\{\}\/live\/\{\}\{\}$/,
    'an address behind its label, between marks of direction',
  ],
  'client/desk/settings/slug.ts': [/^(?:\S{1,4} {1,2})+\S+$/, 'how letters are written in Latin'],
  'client/join/browserOf.ts': [/^\p{Lu}\p{Ll}+$/u, 'names of apps'],
  'client/embed/element/showing.ts': [
    /^src must begin with /,
    'for who writes the page, before there is anything to take words from',
  ],
  'server/app/faults.ts': [/^the (?:folder of photos|store)$/, 'for the log'],
  'server/app/routes.ts': [/^query parser$/, 'a setting of Express'],
  'server/archive/export.ts': [/^(?:There is no blog|\{\} is not empty)/, 'for the command line'],
  'server/archive/reading.ts': [/^(?:it (?:was|is) |something stands |one of its parts )/, 'for the command line'],
  'server/bus/redis/drops.ts': [/^(?:A message|Messages) on Redis /, 'for the log'],
  'server/bus/redis/heartbeat.ts': [/^nothing comes through$/, 'for the log'],
  'server/bus/redis/signing.ts': [/^rallyline bus$/, 'what a digest is made of'],
  'server/main.ts': [/^Rallyline serves on \{\}$/, 'for the command line'],
  'server/main/ownerLink.ts': [
    /^(?:Sign in as the owner |The owner's sign-in link is in |Owner$)/,
    'for the command line, and the name of somebody of whom no language is known yet',
  ],
  'server/main/startFaults.ts': [
    /^(?:port \{\} on |another program listens |ports below 1024 |no address is |this machine does )/,
    'for the command line',
  ],
  'server/newsroom.ts': [/^Server$/, 'the name of an author whom no page shows'],
  'server/record/storedFollower.ts': [/^the store lists \{\}/, 'for the log'],
  'server/http/oembed.ts': [/^Only format=json is given out\.$/, 'for a program that asked for XML'],
  'server/auth/secrets.ts': [/^(?:session \{\}|rallyline limits)$/, 'what a digest is made of'],
  'server/http/queryParams.ts': [/^json, html$/, 'names of the interface for programs'],
  'server/http/embed.ts': [/^jsonld \{\}$/, 'a key in memory'],
  'server/http/pages.ts': [/^home \{\}$/, 'a key in memory'],
  'server/http/media.ts': [/^private, no-store$/, 'a header'],
  'server/http/metrics/describe.ts': [/./, 'for operators, who read it in Prometheus'],
  'server/http/uploads/locker.ts': [/^another instance works/, 'between us and the library of tus'],
  'server/http/uploads/tus.ts': [/^uploads cannot be read or written$/, 'for the log'],
  'server/media/fileRoot.ts': [/^(?:no photos' folder is at|photos cannot be reached)/, 'for the log'],
  'server/media/pipeline.ts': [
    /^(?:Photos are no longer|photos cannot be|The photo could not be) decoded/,
    'for the log',
  ],
  'server/media/linkPreview/drawing.ts': [/^(?:serif|sans) bold$/, 'a typeface'],
  'server/media/linkPreview/fonts.ts': [/^(?:serif|sans) bold$/, 'a typeface'],
  'server/media/linkPreview/lettering.ts': [/^no text to render$/, 'what the library of drawing says'],
  'server/outlets/outletRound.ts': [/^carrying changes to outlets$/, 'for the log'],
  'server/outlets/outletsRoom.ts': [/^outlets carrying$/, 'the name of a lease'],
  'server/purging/requests.ts': [
    /^(?:answered \{\}|no answer|no answer in time|Basic \{\})$/,
    'for the log, and a header',
  ],
  'server/push/sending.ts': [/^(?:push sending|sending what readers)/, 'the name of a lease, and for the log'],
  'server/websub/announcing.ts': [/^this instance ends$/, 'for the log'],
  'server/websub/hub.ts': [/^(?:it is left alone|this instance ends|the hub at )/, 'for the log'],
  'server/render/markdownWorker.ts': [/^\*\*ready/, 'a text to get warm with'],
  'server/render/language.ts': [/^(?:[a-z]{2,3} )+[a-z]{2,3}$/, 'language tags'],
};

const files = ['client', 'shared', 'server']
  .flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !APART.test(file));
const found = files.flatMap((file) =>
  sentencesIn(file, readFileSync(path.join(ROOT, file), 'utf8')).map((sentence) => ({ file, sentence })),
);
const isExcepted = ({ file, sentence }: (typeof found)[number]) => EXCEPTIONS[file]?.[0].test(sentence) === true;

test('no sentence of the interface stands outside of the catalogue', () => {
  expect(files.length).toBeGreaterThan(600);
  expect(found.filter((one) => !isExcepted(one))).toEqual([]);
});

test('every file that may have words outside of the catalogue has some', () => {
  const excepted = new Set(found.filter(isExcepted).map(({ file }) => file));
  expect(Object.keys(EXCEPTIONS).filter((file) => !excepted.has(file))).toEqual([]);
});

test.each([
  ['text of an element', '<p>Published</p>'],
  ['a word in an expression', "<p>{'Published'}</p>"],
  ['a spoken attribute', '<a aria-label="Close" href="/"></a>'],
  ['a spoken attribute, as a choice', "<a title={isOpen ? 'Close it' : name} />"],
  ['a sentence in an object', "const words = { sent: 'It was sent.' };"],
  ['two words', "say('just now');"],
  ['a template with a value', 'const words = `${n} new entries`;'],
  ['a value behind words', 'fault(`Entry of ${time}`);'],
  ['a word of a choice', "<p>{isOn ? 'On' : now}</p>"],
  ['a word on a condition', "<p>{isOn && 'On'}</p>"],
  ['a word in place of a missing one', "<p>{name ?? 'Nobody'}</p>"],
  ['a word in an object', "const words = { sent: 'Published' };"],
  ['the text of an element, set by a script', "note.textContent = 'Sent';"],
  ['a spoken attribute, set by a script', "button.setAttribute('aria-label', 'Close');"],
  ['words in HTML that is made as a text', 'root.innerHTML = `<p class="a">Sent</p>`;'],
  ['a spoken attribute in such HTML', 'root.innerHTML = `<a aria-label="Close" href="/"></a>`;'],
  ['a sentence with signs of code', "say('Nothing is lost; what you wrote is kept.');"],
  ['a sentence within a step that the log is told of', "log.timed('sent', () => say('It was sent.'));"],
  ['an answer to a request', "response.status(501).send('Only JSON is given out.');"],
  ['an answer that ends its line, with a sign of code', "response.send('Only format=json is given out.\\n');"],
])('the search for sentences finds %s', (_, source) => {
  expect(sentencesIn('made-up.tsx', source)).toHaveLength(1);
});

test.each([
  ['an error for us', "throw new Error('the blog is gone');"],
  ['a line of the log', "log.warn('the record went back', {});"],
  ['words that a choice depends on', "<p>{state === 'sent' ? name : null}</p>"],
  ['HTML without words', 'root.innerHTML = `<p class="a">${text}</p><style>.a { color: red }</style>`;'],
  ['what is compared', "if (event.key === 'Enter') go({ code: 'invalid' });"],
  ['names of classes', '<p class="quiet small">{text}</p>'],
  ['a selector', "root.querySelector('article .t p');"],
  ['a header', "response.set('Cache-Control', 'public, max-age=0');"],
  ['a type', "type Way = 'not here' | 'far away';"],
])("the catalogue's search for sentences in code ignores %s", (_, source) => {
  expect(sentencesIn('made-up.tsx', source)).toEqual([]);
});

test('no list of names or numbers is put together with the comma of Latin letters: the language says how it lists', () => {
  const joined = files.filter((file) => file.startsWith('client/'));
  // The addresses of a picture in HTML.
  const apart = ['client/embed/cleaned.ts'];
  const latin = joined.filter((file) => /join\(['"], ?['"]\)/.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(latin).toEqual(apart);
});
