import type { Keys } from "#infra/sealing/keys.ts";
import type { SpaceId } from "#kernel/ids.ts";

/**
 * What ties one going and coming back together, to the browser that went (RFC 6749 10.12, RFC 7636, OpenID Connect
 * Core 15.5.2). Derived from the value of its cookie, so that nothing of it is stored anywhere.
 */
export type Trip = { state: string; nonce: string; verifier: string };

export function tripOf(keys: Keys, space: SpaceId, cookie: string): Trip {
  const derive = (what: keyof Trip) => keys.sign("openid", space, what, cookie).toString("base64url");
  return { state: derive("state"), nonce: derive("nonce"), verifier: derive("verifier") };
}
