import { offersDeflate } from '../../../server/socket/deflateOffers.js';

test.each([
  ['of Chromium and WebKit', 'permessage-deflate; client_max_window_bits'],
  ['of Firefox', 'permessage-deflate'],
  ['that asks for what we give', 'permessage-deflate; server_no_context_takeover; client_no_context_takeover'],
  ['that hints at a window of its own', 'permessage-deflate;client_max_window_bits=10'],
  ['with a value in quotation marks', 'permessage-deflate; client_max_window_bits="10"'],
  ['behind one that cannot be taken', 'permessage-deflate; server_max_window_bits=10, permessage-deflate'],
  ['behind another extension', 'x-webkit-deflate-frame; x="y", permessage-deflate'],
])('an offer of compression %s is taken', (_, header) => expect(offersDeflate(header)).toBe(true));

test.each([
  ['nothing', undefined],
  ['an empty header', ''],
  ['another extension', 'permessage-deflated'],
  ['a window that we would have to keep to', 'permessage-deflate; server_max_window_bits=10'],
  ['the largest window', 'permessage-deflate; server_max_window_bits=15'],
  ['a window that there is not', 'permessage-deflate; client_max_window_bits=16'],
  ['a window with a zero before it', 'permessage-deflate; client_max_window_bits=08'],
  ['a window that is no number', 'permessage-deflate; client_max_window_bits=wide'],
  ['an empty window', 'permessage-deflate; client_max_window_bits='],
  ['a value where there is none', 'permessage-deflate; server_no_context_takeover=1'],
  ['a parameter twice', 'permessage-deflate; client_no_context_takeover; client_no_context_takeover'],
  ['a parameter twice in two ways', 'permessage-deflate; client_max_window_bits; client_max_window_bits=9'],
  ['a parameter that nobody knows', 'permessage-deflate; turbo'],
  ['half a parameter', 'permessage-deflate;'],
  ['marks without an offer', ';,;,=,"'],
])('a reader that offers %s gets plain frames', (_, header) => expect(offersDeflate(header)).toBe(false));
