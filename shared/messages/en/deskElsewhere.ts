/** The words of the desk's page that shows how a rally is placed in other sites' pages. */
export const deskElsewhere = {
  title: 'Elsewhere',
  notShown:
    'Only the desk sees this rally. Choose under “Who can read it” that others may; then it can be shown elsewhere.',
  inPages: 'In other sites’ pages',
  inPagesHow:
    'Copy these lines into the page, where the feed should stand. All that comes, changes or goes here does so there, too.',
  options: {
    form: 'Form',
    lang: 'Language',
    theme: 'Colours',
    font: 'Font',
    kind: 'Entries',
    limit: 'At most',
    order: 'Order',
  },
  forms: { element: 'Element', frame: 'Frame' },
  formDoes: {
    element: 'Grows with its entries, and takes the page’s font and colours where asked.',
    frame:
      'Stands apart from the page, for systems that allow nothing else. Its script only fits the height, and may be left out.',
  },
  themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  fonts: { own: 'The feed’s own', inherit: 'The page’s' },
  allKinds: 'All kinds',
  keyMoments: 'Key moments',
  usualLimit: 'As usual',
  orders: { newest: 'Newest first', oldest: 'Oldest first' },
  lines: 'Lines for the page',
  copyLines: 'Copy the lines',
  preview: 'As readers there see it',
  byAddress: 'By its address alone',
  byAddressHow: 'WordPress and many other systems make the embed themselves: paste this address on a line of its own.',
  byAddressWithout: 'How many entries there are at most, and their font, do not stand in an address.',
  copyAddress: 'Copy the address',
};
