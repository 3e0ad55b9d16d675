import { type Config, ConfigError } from "#config/env.ts";
import type { Space } from "#spaces/space.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { openIdProvider } from "./openid-connect.ts";

/**
 * The provider of identities that the policy of a space names, not asked anything yet; `null` where it names none.
 * A `ConfigError` when the environment holds no secret to show it.
 */
export function providerOfSpace(
  { id, policy }: Pick<Space, "id" | "policy">,
  { publicUrl, openIdSecrets }: Config["web"],
): IdentityProvider | null {
  const rule = policy.signIn.provider;
  if (!rule) return null;
  const secret = openIdSecrets.get(id);
  if (!secret) throw new ConfigError(`PARVIS_OPENID_SECRETS holds none for ${id}, which names ${rule.name}`);
  return openIdProvider({ rule, secret, redirectUri: new URL(`/${id}/connexion/retour`, publicUrl) });
}
