/** The other end of `Stage.program`: says that it is ready, and answers one question after the other. */

/** `reply` takes the questions that this program is asked; what it returns is the answer. */
export function answer(ready: unknown, reply: (question: never) => unknown): void {
  process.on('message', (question) => void answerOne(question));
  process.send?.(ready);

  async function answerOne(question: unknown): Promise<void> {
    process.send?.((await reply(question as never)) ?? null);
  }
}
