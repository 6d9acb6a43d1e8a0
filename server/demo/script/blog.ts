/** The blog that the demo makes. Its standfirst says which day it plays, and that the day is not today. */
import type { Drive } from '../../../shared/entry.js';

export const BLOG = {
  slug: 'baku',
  title: 'Rally for Ukraine in Baku',
  timeZone: 'Asia/Baku',
  languages: ['en', 'uk', 'az'],
  place: 'Embassy of Ukraine, Baku',
  standfirst:
    'Residents of Baku rally for Ukraine in front of its embassy, three days into Russia’s full-scale invasion. ' +
    'This is a demo: the day was 27 February 2022, and it is played here as today. ' +
    'Times are illustrative, and so are bylines and where things were said; an entry of which more is, says so.',
  asks: ['Humanitarian aid for the people of Ukraine: it is taken at the embassy'],
  publisher: 'Rallyline demo',
  // The domain is reserved for examples: nobody receives mail there.
  contact: 'demo@example.org',
};

export const TRUCKS: Drive = {
  id: 'trucks',
  title: 'Aid for Ukraine: ten days, ten trucks',
  unit: 'trucks',
  target: 10,
  place: 'Embassy of Ukraine, Baku',
  destination: 'the western border of Ukraine',
};
