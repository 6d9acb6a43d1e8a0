/**
 * Pictures that the server shows to signed-in people alone: an <img> sends no second half of the session, so a page
 * fetches the bytes by itself and shows them from its own memory.
 */
import { useEffect, useRef, useState } from 'preact/hooks';

/** Fetches a picture; null where it does not come. Never rejects. */
export type FetchPicture = (address: string) => Promise<Blob | null>;

interface Shown {
  address: string;
  url: string;
}

/**
 * Answers with the address of the picture in this page's memory; null while it is not here. `address` null: none is shown,
 * and one that was here is let go. `isWanted`: fetched from now on, and again where it did not come and was not wanted in
 * between.
 */
export function useHeldPicture(address: string | null, fetchPicture: FetchPicture, isWanted: boolean): string | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const here = shown?.address === address ? shown : null;
  useEffect(() => {
    if (address === null || !isWanted || here !== null) return;
    let isOver = false;
    void fetchPicture(address).then((bytes) => {
      if (!isOver && bytes !== null) setShown({ address, url: URL.createObjectURL(bytes) });
    });
    return () => void (isOver = true);
  }, [address, isWanted, here]);
  useEffect(() => {
    if (address === null) setShown(null);
  }, [address]);
  useEffect(() => () => void (shown !== null && URL.revokeObjectURL(shown.url)), [shown]);
  return here?.url ?? null;
}

/** Fetches pictures by their addresses for as long as what uses them is drawn; null where one does not come. */
export function useFetchedPictures(fetchPicture: FetchPicture): (address: string) => Promise<string | null> {
  const made = useRef<string[]>([]);
  useEffect(() => () => made.current.forEach((url) => URL.revokeObjectURL(url)), []);
  return async (address) => {
    const bytes = await fetchPicture(address);
    if (bytes === null) return null;
    const url = URL.createObjectURL(bytes);
    made.current.push(url);
    return url;
  };
}
