/** The other end of `Stage.program`: says that the program is ready, and answers its questions in turn. */

/** Answers each question with the result of `reply`. */
export function answer(ready: unknown, reply: (question: never) => unknown): void {
  process.on('message', (question) => void answerOne(question));
  process.send?.(ready);

  async function answerOne(question: unknown): Promise<void> {
    process.send?.((await reply(question as never)) ?? null);
  }
}
