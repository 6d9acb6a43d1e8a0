import type { Like } from '../words.js';

/** Refusals, and faults of photos, in words: what happened, that nothing is lost where so, and what to do. */
export const refusals = {
  /** By code, where nothing more is known of why. */
  codes: {
    invalid: 'Something in this is not as it should be.',
    unauthenticated: 'Sign in first, then send it again.',
    forbidden: 'Your role may not do this. Ask an editor.',
    'not-found': 'There is nothing here by that name.',
    gone: 'This was withdrawn.',
    paused: 'The blog is paused. Keep it, and send it when the blog goes on.',
    conflict: 'Somebody changed this before you.',
    ended: 'The blog has ended. Only retractions are taken now.',
    'too-large': 'This is too large.',
    unsupported: 'This kind of content is not taken here.',
    version: 'Reload this page to get the current version. What waits is kept.',
    'rate-limited': 'Too much at once. It is kept: send it again in a moment.',
    'storage-low': 'The server has no room for this at the moment.',
    unavailable: 'The server cannot store this at the moment. Send it again.',
    internal: 'Something went wrong on the server. Send it again.',
  },
  /** By `why`, where it is known: more exact than the code. */
  why: {
    // ---- what stood in the way ----
    'published-already': 'Somebody published it already.',
    'nothing-to-change': 'There is nothing to change in this.',
    'slug-taken': 'There is a blog by that name.',
    'id-used': 'This id was used for something else. Nothing was changed.',
    'last-owner': 'This is the last device of an owner. Sign in as an owner on another one first.',
    'invitation-unknown': 'This invitation is not known here. Ask the desk for a new one.',
    'invitation-expired': 'This invitation has expired. Ask the desk for a new one.',
    'invitation-withdrawn': 'This invitation was withdrawn. Ask the desk for a new one.',
    'invitation-used': 'This invitation was used already. Ask the desk for a new one.',
    'move-unknown': 'No app waits with these digits. Look at them again: after ten minutes it shows others.',
    'move-expired': 'These digits are over. Ask for new ones.',
    'move-used': 'These digits were used already. Ask for new ones.',
    'move-withdrawn': 'The phone that took these digits was signed out. Ask for new ones.',
    'too-many-moves': 'Too many apps wait for their digits at the moment. Try again in a minute.',
    'wrong-method': 'This address does not take that method.',
    'other-page': 'Sign in on our own page.',
    revoked: 'The desk has signed out this phone.',
    'too-many-readers': 'Too many readers here. Poll instead.',
    'too-many-told': 'Too many readers are told of this rally already. Look in on the page.',
    'bot-unknown': 'Telegram does not know this bot. Copy its whole token from @BotFather.',
    'channel-unknown':
      'The bot does not find this channel. Make it an administrator there, and write the channel as @name.',
    'not-a-channel': 'This is not a channel. A group or a person is not written to.',
    'bot-may-not-post':
      'The bot may not post in this channel. Make it an administrator who may post, edit and delete messages.',
    'bot-may-not-edit':
      'The bot may not edit messages in this channel, so no correction would reach it. Give it that right.',
    'bot-may-not-delete':
      'The bot may not delete messages in this channel, so nothing could be taken down there. Give it that right.',
    'channel-set': 'This rally has another channel. Turn that one off first.',
    'telegram-away': 'Telegram does not answer at the moment. Nothing was changed. Try again.',
    'too-many-outlets': 'A rally has at most {n} webhooks and channels. Remove one first.',
    logged: 'Something went wrong on the server ({id}). Send it again.',

    // ---- a field ----
    missing: '"{field}" is missing.',
    blank: '"{field}" is empty.',
    'unknown-field': '"{field}" is not a field of this.',
    malformed: '"{field}" is not as it should be.',
    'not-text': '"{field}" is not a text.',
    'not-number': '"{field}" is not a number.',
    'not-whole': '"{field}" is not a whole number.',
    'not-yes-or-no': '"{field}" is neither true nor false.',
    'not-list': '"{field}" is not a list.',
    'not-object': '"{field}" is not an object.',
    'none-of': '"{field}" is none of these: {choices}.',
    'too-long': {
      one: '"{field}" is longer than {n} character.',
      other: '"{field}" is longer than {n} characters.',
    },
    'too-many': { one: '"{field}" has more than {n} part.', other: '"{field}" has more than {n} parts.' },
    'too-few': { one: '"{field}" has fewer than {n} part.', other: '"{field}" has fewer than {n} parts.' },
    'too-high': '"{field}" is above {n}.',
    'too-low': '"{field}" is below {n}.',
    'not-above-zero': '"{field}" is not above 0.',
    'broken-character': '"{field}" holds a broken character (a lone surrogate).',
    'control-character': '"{field}" holds a control character.',
    'line-break': '"{field}" holds a line break or a tab.',
    'direction-override': '"{field}" holds a character that turns the direction of writing.',
    'not-uuid': '"{field}" is not a random UUID in lower case.',
    'not-slug': '"{field}" takes small letters, digits and hyphens, {n} at most.',
    'not-language': '"{field}" is not a language tag such as "uk" or "az-Latn".',
    'language-spelling':
      '"{field}" has a name that is not a language tag in its usual spelling, such as "uk" or "az-Latn".',
    'language-twice': '"{field}" has a language twice.',
    'drive-twice': '"{field}" has two drives with one id.',
    'not-https': '"{field}" is not an https address.',
    'not-reachable': '"{field}" cannot be reached: it takes https on port 443, at an address of the public internet.',
    'not-address': '"{field}" is not an http or https address.',
    'not-site': '"{field}" is not a site such as https://news.example.',
    'not-time': '"{field}" is not a time such as 2022-02-27T15:42:00Z.',
    'no-such-time': '"{field}" is not a time that exists.',
    'not-zone': '"{field}" is not a time zone such as Asia/Baku.',
    'no-speaker': '"{field}" needs a name or a description.',

    // ---- the whole of a command ----
    'not-a-command': 'The command is not as it should be.',
    'words-too-long': {
      one: 'All words together, with the translations, are longer than {n} character.',
      other: 'All words together, with the translations, are longer than {n} characters.',
    },
    'add-or-total': '"add" or "total" is needed, one of them.',
    'no-original': '"{field}" translates something that the original does not have.',
    'no-number': '"said" or a number is needed: "said", "low" or "high".',
    'low-above-high': '"low" is above "high".',

    // ---- a request ----
    'body-not-json': 'The body is not JSON.',
    'body-not-object': 'The body is not a JSON object.',
    'body-of-other-type': 'Send JSON, with Content-Type: application/json.',
    'not-as-in-address': '"{field}" is another one than in the address.',
    'not-a-revision': 'If-Match must be a revision, such as "3".',
    'epoch-missing': '"epoch" is missing: what is counted counts within one epoch.',
    'not-in-range': '"{field}" must be a whole number from {least} to {most}.',
    'no-live-blog': '"{field}" must be the address of a live blog here.',

    // ---- an upload ----
    'tus-version': 'This speaks tus {version}: say so in Tus-Resumable.',
    'piece-of-other-type': "A photo's bytes come as {type}.",
    'no-length': 'How many bytes the photo has must be said, and be more than none.',
    'length-deferred': 'How long the photo is must be said at once.',
    'upload-in-parts': 'A photo comes in one upload.',
    'bytes-too-early': 'The photo comes after its upload was made.',
    'upload-unnamed': '"Upload-Metadata" must name "id" and "blog".',
    'offset-differs': 'The server has another offset.',
    'received-already': 'This photo was received already.',
    'photo-here-already': 'This photo is here already.',
    'faces-not-checked':
      'Here each photo is looked at for faces before it is sent. Look at the new ones, cover faces where somebody could be harmed, and send it again.',
    'photo-not-here': 'This photo is no longer on this phone. Choose it again, or remove it.',
    'too-many-photos': 'Too many photos are on their way.',
    'photo-too-large': 'A photo may have at most {n} MB. Choose a smaller one.',

    // ---- a photo: `photo-`, and what the file is or else the code of its fault ----
    /** In records of servers that did not open HEIC yet. */
    'photo-heic': 'This is a HEIC picture, which was not taken then. Choose it again.',
    'photo-svg': 'This is an SVG, a drawing that can hold scripts. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-gif': 'This is a GIF. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-animation':
      'This is an animated picture, and only still ones are taken. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-tiff': 'This is a TIFF picture. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-bmp': 'This is a BMP picture. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-raw': 'This is a camera’s raw picture. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-jxl':
      'This is a JPEG XL picture, which most browsers cannot show. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-other-picture': 'This is a kind of picture that is not taken. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-video': 'This is a video. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-sound': 'This is a sound recording. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-pdf': 'This is a PDF. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-zip': 'This is a ZIP archive. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-text': 'This is text and not a picture. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-empty': 'This file is empty. Choose the photo again.',
    'photo-nothing-known': 'This is not a picture. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-not-accepted': 'This file is not taken. Choose a JPEG, PNG, WebP or AVIF picture.',
    'photo-too-many-pixels': 'This picture has more than 50 megapixels. Choose a smaller one.',
    'photo-damaged': 'This picture is damaged or not complete. Choose it again, or another one.',
    'photo-too-slow': 'This picture took too long to open. Choose a smaller JPEG.',
    'photo-too-much-memory': 'This picture needs too much memory to open. Choose a smaller JPEG.',
    'photo-lost': 'The server could not keep this photo. Choose it again.',
  },
};

export type RefusalWords = Like<typeof refusals>;

/** Why a command was refused, closed like the table of codes. */
export type Why = keyof typeof refusals.why;
