/** The address of the readers' socket. */
import { READERS_PATH } from '../../../shared/protocol/readers.js';

export function socketAddress(origin: string): string {
  return `${origin.replace('http', 'ws') + READERS_PATH}?EIO=4&transport=websocket`;
}
