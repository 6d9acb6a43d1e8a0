/** The other end of `Stage.program`: says that it is ready, and answers one question after the other. */

export function answer<Question, Answer>(
  ready: unknown,
  reply: (question: Question) => Answer | Promise<Answer>,
): void {
  process.on('message', (question) => void answerOne(question as Question));
  process.send?.(ready);

  async function answerOne(question: Question): Promise<void> {
    const value = await reply(question);
    process.send?.(value ?? null);
  }
}
