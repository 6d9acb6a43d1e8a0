/** Notes that an outlet keeps of entries, on SQLite, and what waits because of them. */

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

export const KEEP = `
  insert into outlet_notes (outlet, entry, note) values (@id, @entry, @note)
  on conflict (outlet, entry) do update set note = excluded.note`;

/** Entries that waited when it was taken that their blog is hidden: those without a note are not carried. */
export const FORGET_HIDDEN = `
  delete from outlet_waiting where outlet = @id and item <> '' and epoch = @epoch and seq < @seq
    and item not in (select entry from outlet_notes where outlet = @id)`;
