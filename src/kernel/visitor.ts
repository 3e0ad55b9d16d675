export type Visitor = {
  /** IPv4 address, or IPv6 /64, as text. */
  source: string;
  browser: string;
};
