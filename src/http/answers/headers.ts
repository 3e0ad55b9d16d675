const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join("; ");

const unusedPowers = ["camera", "geolocation", "microphone", "payment", "usb", "browsing-topics"];

/**
 * The headers of every answer, including those sent without a request (broken-connections.ts). With Referrer-Policy
 * `same-origin` links never leak and our posts keep their `Origin`; `no-referrer` would turn it into `null` (Fetch,
 * "append a request Origin header").
 */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": unusedPowers.map((power) => `${power}=()`).join(", "),
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    // Only a public page removes it (kept-page.ts).
    "x-robots-tag": "noindex",
    ...(secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
