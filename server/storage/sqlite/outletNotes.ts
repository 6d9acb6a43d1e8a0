/** Notes that an outlet keeps of entries, on SQLite, where they come late. */

/** A note that came after the blog was hidden: what it names is to be taken back like the others. */
export const HIDE_KEPT = `
  insert into outlet_waiting (outlet, item, epoch, seq)
  select o.id, @entry, b.epoch, b.blog_seq from outlets o join blogs b on b.slug = o.blog
  where o.id = @id and json_extract(b.settings, '$.visibility') = 'desk'
  on conflict do nothing`;

/** Entries of which a note is kept: they are to be taken back, or looked at once more. */
export const HIDE_NOTED = `
  insert into outlet_waiting (outlet, item, epoch, seq)
  select n.outlet, n.entry, @epoch, @seq from outlet_notes n join outlets o on o.id = n.outlet where o.blog = @blog
  on conflict do nothing`;
