/** What pages may load and do: our own files, no inline script or style, never inside a frame. */
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
 * The headers of every answer, whatever its status. One table, because the answers given before a
 * request exists (see broken-connections.ts) need them too.
 *
 * Referrer-Policy is `same-origin`: links never leak, and posts of our own pages keep a true `Origin`,
 * which `no-referrer` turns into `null` (Fetch, "append a request Origin header").
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
    ...(secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
