/** Waits until something holds, and fails where it never does. */
export async function eventually(holds: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (let waited = 0; waited < withinMs; waited += 100) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came to that');
}
