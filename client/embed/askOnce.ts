/** Questions that several feeds of a page have at the same moment, asked once. */

const underWay = new Map<string, Promise<Response>>();

/** As `fetch`; who asks for what is under way gets a copy of that answer. */
export async function askOnce(address: string, options: RequestInit): Promise<Response> {
  const known = underWay.get(address) ?? fetch(address, options).finally(() => underWay.delete(address));
  underWay.set(address, known);
  return (await known).clone();
}
