/** The names by which a host's style sheet reaches into the feed: `rally-feed::part(title)`. docs/EMBEDDING.md lists them. */

/** A text, not an object: the build writes some names of our own short, and these are the host's. */
const NAMES =
  'box:.rally,head:.rally>header,state:.state,title:h2,connection:[data-connection],new:[data-pending],entries:[role=feed],' +
  'entry:article,time:.m,text:.t,photo:.v img,correction:.c,byline:.f,older:.older,foot:.rally>footer';

export const PARTS = NAMES.split(',').map((pair) => pair.split(':') as [part: string, selector: string]);

/** Names the parts among nodes that are to be placed. */
export function namedParts<Root extends ParentNode>(root: Root): Root {
  for (const [part, selector] of PARTS)
    for (const element of root.querySelectorAll(selector)) element.setAttribute('part', part);
  return root;
}
