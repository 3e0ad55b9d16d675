/** Where a request comes from, for limits, sessions and the journal. */
export type Visitor = {
  /** IPv4 address, or IPv6 /64, as text. */
  source: string;
  /** The browser in words of ours: "Firefox sur Windows". */
  browser: string;
};
