/** The form's words of photos: choosing them, and what goes wrong with one. */
export const formPhotos = {
  add: 'Add photos',
  take: 'Take a photo',
  choose: 'Choose photos',
  clean: 'Place and device data are removed before a photo leaves this device.',
  preparing: 'Preparing photo {place} of {n}',
  photo: 'Photo {place}',
  moveUp: 'Move up',
  moveUpNamed: 'Move photo {place} up',
  removed: 'Photo removed.',
  full: { one: '{n} photo is the most for one entry.', other: '{n} photos are the most for one entry.' },
  /** Some were chosen beyond the most that an entry takes. */
  tooMany: {
    one: '{n} photo was not taken: {most} are the most for one entry. Send it with another entry.',
    other: '{n} photos were not taken: {most} are the most for one entry. Send them with another entry.',
  },
  bytes: '{n} KB to send',
  noRoom: 'This phone has no room for the photo. Free some space and choose it again.',
  /** The page ended before the picture was there. */
  lost: '{name}: this picture did not arrive, since the page was closed before. Choose it again.',
  lostUnnamed:
    'A picture did not arrive: the phone closed this page while it was taken or chosen. Take or choose it again.',
  lostLeave: 'Go on without it',
  /** A HEIC where the browser opens none. */
  unopened: 'This browser cannot show this picture. It is sent without place and device data, and the server opens it.',
  notHere: 'This picture is not on this phone any more. Remove it here and choose it again.',
  noDescription: 'No description for those who cannot see it',
  /** A file that is no photo we take, and what to do; `{name}` is the file's. */
  notAccepted: {
    heic: '{name}: a HEIC picture that cannot be cleaned of place and device in this browser. Save it as JPEG, and choose that.',
    gif: '{name}: a GIF. Choose a JPEG, PNG, WebP or AVIF picture instead.',
    svg: '{name}: a drawing (SVG), not a photo. Choose a JPEG or PNG of it instead.',
    video: '{name}: a video. Only photos can be sent: choose one, or take a screenshot of the video.',
    pdf: '{name}: a PDF. Take a screenshot of the page and choose that.',
    empty: '{name}: the file is empty. Choose another one.',
    unknown: '{name}: not a picture that can be sent. Choose a JPEG, PNG, WebP or AVIF picture.',
  },
  /** A browser that resists fingerprinting gives pages noise instead of a picture. */
  hidden:
    '{name}: this browser hides pictures from pages, so this one cannot be cleaned of place and device here. Choose a JPEG photo, or allow this site to read the canvas (the small picture beside the address), and choose it again.',
  tooManyPixels:
    '{name}: with {n} megapixels it is too large for this device to open. Open it in another app, take a screenshot, and choose that; or take it anew with fewer megapixels.',
  notDecoded: '{name}: this browser cannot open it. Open it in another app, take a screenshot, and choose that.',
};
