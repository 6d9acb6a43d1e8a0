/** Words of the form that an app's first screen has, too. */
export const begins = {
  kinds: {
    update: 'Update',
    chant: 'Chant',
    speech: 'Speech',
    photo: 'Photo',
    quote: 'Quote',
    notice: 'Notice',
    drive: 'Collection',
    crowd: 'Crowd',
  },
  loading: 'One moment',
};
