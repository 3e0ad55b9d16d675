import { type Config, ConfigError } from "#config/env.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import type { ProviderRule, Space } from "#spaces/space.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { openIdProvider } from "./openid-connect.ts";

/**
 * The provider of identities that the policy of a space names, not asked anything yet; `null` where it names none.
 * A `ConfigError` when the policy cannot be followed, or the environment holds no secret to show it.
 */
export function providerOfSpace(
  { id, policy }: Pick<Space, "id" | "policy">,
  { publicUrl, openIdSecrets }: Config["web"],
): IdentityProvider | null {
  const rule = policy.signIn.provider;
  if (!rule) return null;
  const fault = faultOf(rule);
  if (fault) throw new ConfigError(`the policy of ${id} names ${rule.name}, ${fault}`);
  const secret = openIdSecrets.get(id);
  if (!secret) throw new ConfigError(`PARVIS_OPENID_SECRETS holds none for ${id}, which names ${rule.name}`);
  return openIdProvider({ rule, secret, redirectUri: new URL(`/${id}/connexion/retour`, publicUrl) });
}

/** What would fail at the first click. */
function faultOf({ issuer, scope }: ProviderRule): string | null {
  const url = URL.parse(issuer);
  if (!url) return "whose issuer is no address";
  if (url.protocol !== "https:" && !isThisMachine(url.hostname))
    return "whose issuer does not begin with https://";
  return scope.split(" ").includes("openid") ? null : "whose scope lacks openid";
}
