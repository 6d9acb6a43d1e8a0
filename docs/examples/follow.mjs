// Posts an entry, and keeps all entries of a blog as they come, change and go:
// node docs/examples/follow.mjs <origin> <slug> <token>
import { Rallyline } from 'rallyline/program';

const [origin, slug, token] = process.argv.slice(2);
const blog = new Rallyline(origin, { token }).blog(slug);
const kept = new Map();

async function readAll() {
  kept.clear();
  for await (const entry of blog.entries()) kept.set(entry.id, entry);
}

function keep(entry) {
  const known = kept.get(entry.id);
  if (known === undefined || known.seq < entry.seq) kept.set(entry.id, entry);
}

// The place comes first: what changes while all is read is told again from there.
const { epoch, head } = await blog.read();
await readAll();
await blog.post({ kind: 'update', lang: 'en', text: 'Posted by a program.' });

for await (const news of blog.follow({ from: { epoch, seq: head } })) {
  if (news.kind === 'new' || news.kind === 'revised') keep(news.entry);
  if (news.kind === 'gone') kept.delete(news.id);
  if (news.kind === 'reset') await readAll();
  console.log(`${news.kind}: ${kept.size} entries, up to ${news.place.epoch}.${news.place.seq}`);
}
