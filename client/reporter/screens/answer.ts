import { useEffect, useState } from 'preact/hooks';

/** The answer to a question, asked anew whenever `about` changes: until then the former one, and undefined before the first. */
export function useAnswer<Answer>(ask: () => Promise<Answer>, about: readonly unknown[]): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isOver = false;
    void ask().then((said) => isOver || setAnswer(() => said));
    return () => void (isOver = true);
  }, about);
  return answer;
}
