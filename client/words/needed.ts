import { createContext, type Context } from 'preact';
import { useContext } from 'preact/hooks';

/** A context that is always there around what needs it, and the hook that finds what is in it. */
export function needed<Value>(): [context: Context<Value | null>, use: () => Value] {
  const context = createContext<Value | null>(null);
  const use = () => {
    const value = useContext(context);
    if (value === null) throw new Error('this part of the page stands outside of what it needs');
    return value;
  };
  return [context, use];
}
