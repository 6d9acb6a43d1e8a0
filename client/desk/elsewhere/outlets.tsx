/** The ways by which a rally's entries leave for other programs and messengers: a section each, made in a file of its own. */
import type { FunctionComponent, JSX } from 'preact';
import { TelegramChannel } from './telegram.js';
import { Webhooks } from './webhooks.js';

const OUTLETS: readonly FunctionComponent[] = [TelegramChannel, Webhooks];

export function Outlets(): JSX.Element {
  return (
    <>
      {OUTLETS.map((Outlet) => (
        <Outlet key={Outlet.name} />
      ))}
    </>
  );
}
