/** What is asked of a blog, by name: a column that a later version adds changes no answer that an earlier one prepared for. */
export const BLOG = `b.id, b.slug, b.epoch, b.step, b.head, b.hash, b.rev, b.settings, b.status_at, b.ended_at, b.updated_at,
  b.blog_step, b.blog_seq, b.top_seq, b.done`;
