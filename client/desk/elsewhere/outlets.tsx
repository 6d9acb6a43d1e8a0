/** The ways by which a rally's entries leave for other programs and messengers: a section each, made in a file of its own. */
import type { FunctionComponent, JSX } from 'preact';

const OUTLETS: readonly FunctionComponent[] = [];

export function Outlets(): JSX.Element {
  return (
    <>
      {OUTLETS.map((Outlet) => (
        <Outlet key={Outlet.name} />
      ))}
    </>
  );
}
