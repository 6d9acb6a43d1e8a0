/**
 * The part of schema.org's vocabulary that our structured data uses: types with the types above them, properties with the
 * types that have them and the values that they take. A name that is not here is a fault: a new one is looked up there
 * (schema.org/docs/full.html), never guessed.
 */

/** Each type, and the types right above it. */
export const TYPES: Readonly<Record<string, readonly string[]>> = {
  Thing: [],
  CreativeWork: ['Thing'],
  Article: ['CreativeWork'],
  SocialMediaPosting: ['Article'],
  BlogPosting: ['SocialMediaPosting'],
  LiveBlogPosting: ['BlogPosting'],
  Comment: ['CreativeWork'],
  CorrectionComment: ['Comment'],
  MediaObject: ['CreativeWork'],
  ImageObject: ['MediaObject'],
  Organization: ['Thing'],
  Person: ['Thing'],
  Event: ['Thing'],
  Place: ['Thing'],
  Intangible: ['Thing'],
  DefinedTerm: ['Intangible'],
};

export type Plain = 'Text' | 'URL' | 'DateTime' | 'Date' | 'Boolean';

export interface Property {
  /** The types that have it. */
  of: readonly string[];
  /** The values that it takes: plain ones, and nodes of these types. */
  takes: readonly string[];
}

const work = (...takes: string[]): Property => ({ of: ['CreativeWork'], takes });
const thing = (...takes: string[]): Property => ({ of: ['Thing'], takes });

export const PROPERTIES: Readonly<Record<string, Property>> = {
  name: thing('Text'),
  description: thing('Text'),
  url: thing('URL'),
  image: thing('ImageObject', 'URL'),
  mainEntityOfPage: thing('CreativeWork', 'URL'),

  headline: work('Text'),
  text: work('Text'),
  inLanguage: { of: ['CreativeWork', 'Event'], takes: ['Text'] },
  isAccessibleForFree: { of: ['CreativeWork', 'Event', 'Place'], takes: ['Boolean'] },
  about: { of: ['CreativeWork', 'Event', 'DefinedTerm'], takes: ['Thing'] },
  author: work('Organization', 'Person'),
  publisher: work('Organization', 'Person'),
  datePublished: work('Date', 'DateTime'),
  dateModified: work('Date', 'DateTime'),
  contentReferenceTime: work('DateTime'),
  contentLocation: work('Place'),
  creativeWorkStatus: work('DefinedTerm', 'Text'),
  correction: work('CorrectionComment', 'Text', 'URL'),
  creditText: work('Text'),
  isPartOf: work('CreativeWork', 'URL'),

  articleBody: { of: ['Article'], takes: ['Text'] },
  coverageStartTime: { of: ['LiveBlogPosting'], takes: ['DateTime'] },
  coverageEndTime: { of: ['LiveBlogPosting'], takes: ['DateTime'] },
  liveBlogUpdate: { of: ['LiveBlogPosting'], takes: ['BlogPosting'] },

  caption: { of: ['ImageObject'], takes: ['MediaObject', 'Text'] },
  termCode: { of: ['DefinedTerm'], takes: ['Text'] },
  startDate: { of: ['Event'], takes: ['Date', 'DateTime'] },
  endDate: { of: ['Event'], takes: ['Date', 'DateTime'] },
  location: { of: ['Event', 'Organization'], takes: ['Place', 'Text'] },
  address: { of: ['Organization', 'Person', 'Place'], takes: ['Text'] },
};
