import type { RegistrySecretRule, Space } from "#spaces/space.ts";

/** How the ends of IBAN are tried in a space that asks for them. */
export function registrySecretOf({ policy }: Pick<Space, "policy">): RegistrySecretRule {
  if (!policy.registrySecret) throw new Error("this space asks for no IBAN");
  return policy.registrySecret;
}
