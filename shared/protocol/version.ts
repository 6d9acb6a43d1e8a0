/** The version of both wires: each handshake names it as `v`. */
export const PROTOCOL_VERSION = 1;
