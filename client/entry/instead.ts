/** Runs in place of the browser's own action. */
export function instead(run: () => unknown): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    void run();
  };
}
