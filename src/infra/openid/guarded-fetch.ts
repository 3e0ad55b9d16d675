import type { CustomFetch } from "openid-client";

/** Far more than any provider has to say. */
const mostBytes = 1_000_000;

/** `fetch` for a provider that may be broken: what it says is read to that length, then it is cut off. */
export const guardedFetch: CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  if (!response.body) return response;
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of response.body) {
    read += chunk.byteLength;
    if (read > mostBytes) throw new TypeError("terminated", { cause: new Error("the answer is too long") });
    chunks.push(chunk);
  }
  const { status, headers } = response;
  return new Response(Buffer.concat(chunks), { status, headers });
};
