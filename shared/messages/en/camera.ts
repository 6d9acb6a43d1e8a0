/** The form's words of its camera, and of the originals that the phone keeps of other pictures. */
export const camera = {
  /** Reasons for which this app has no camera of its own, each with the way on. */
  why: {
    'no-camera': 'No camera was found for this page. The button opens the phone’s own, or choose a photo.',
    refused:
      'This page may not use the camera: allow it beside the address or in the phone’s settings, and open this form again. Until then the button opens the phone’s own camera.',
    'taken-back':
      'The phone took the camera back from this page. What you took is kept; the button opens the phone’s own camera.',
    busy: 'Another app is using the camera: close it and open this form again, or take the photo with the phone’s own camera.',
    'plain-http':
      'This page came without encryption (http), so the browser gives it no camera. The button opens the phone’s own.',
    'old-browser': 'This browser gives pages no camera. The button opens the phone’s own.',
    hidden: 'This browser hides pictures from pages, also those of a camera. The button opens the phone’s own.',
  },
  /** The original of a picture, by where it stays. Said once on each phone. */
  originals: {
    library: 'The photo was copied: its original stays in your gallery, and wherever your gallery copies it to.',
    'phone-camera':
      'The phone’s own camera may have kept this photo in your gallery, and wherever your gallery copies it to.',
  },
  understood: 'Understood',
};
