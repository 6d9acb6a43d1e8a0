/**
 * `<rally-feed src="https://host/live/slug">`: the feed in another site's page. This first part of the script shows it, complete;
 * live.ts, loaded beside the style sheet, makes it live.
 *
 * This is a module: `import.meta.url` tells where the script came from however it was brought in (`document.currentScript`
 * is null in modules, and in scripts that a site's own code adds later). A server that knows its public address writes that in
 * its place (server/http/embed.ts), so that a copy in a host's own bundle still finds home. All is loaded from there alone: a
 * policy that allows that one origin has allowed all there is, and nobody can point the element anywhere else.
 *
 * The shadow tree is open. A closed one would keep nobody out, since a page's scripts can replace `attachShadow`, but it
 * would hide the feed from the tools by which a site checks what it serves.
 */
import { addScript } from './element/rallyFeed.js';
import { Showing } from './element/showing.js';

const { origin, host } = new URL(import.meta.url);

addScript(host, (element, root) => new Showing(element, root, origin));
