/** The list of sites that may embed a blog. */
import { siteOf } from '../sites.js';
import { because } from './because.js';
import { line, list } from './text.js';

const site = line(2_000)
  .refine((typed) => siteOf(typed) !== null, because('not-site'))
  .transform((typed) => siteOf(typed) ?? typed);

/** Each in one spelling, and once. */
export const sites = list(site).transform((all) => [...new Set(all)]);
