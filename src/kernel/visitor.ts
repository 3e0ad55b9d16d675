import { z } from "zod";

/** Where a request comes from, for limits, sessions and the journal. */
export type Visitor = {
  /** IPv4 address, or IPv6 /64, as text. */
  source: string;
  /** The browser in words of ours: "Firefox sur Windows". */
  browser: string;
};

/** A visitor as it stands in stored JSON. */
export const storedVisitor = z.object({ source: z.string(), browser: z.string() });
