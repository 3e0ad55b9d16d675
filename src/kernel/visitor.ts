import { z } from "zod";

export type Visitor = {
  /** IPv4 address, or IPv6 /64, as text. */
  source: string;
  browser: string;
};

export const storedVisitor = z.object({ source: z.string(), browser: z.string() });
