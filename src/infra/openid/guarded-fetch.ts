import type { CustomFetch } from "openid-client";

const mostBytes = 1_000_000;

/** `fetch` with a limit on the length of the response, since the provider may be faulty. */
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
