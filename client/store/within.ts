/** Rejects where `work` takes longer than `ms`; what comes later goes to `late`. */
export function within<Value>(ms: number, work: Promise<Value>, late: (value: Value) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      reject(new Error(`no answer within ${ms.toString()} ms`));
    }, ms);
    const came = (value: Value) => (isOver ? late(value) : resolve(value));
    work.finally(() => clearTimeout(timer)).then(came, reject);
  });
}
