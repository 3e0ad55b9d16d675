import type { RegistrySecretRule, Space } from "#spaces/space.ts";

/** Throws in a space that does not ask for an IBAN. */
export function registrySecretOf({ policy }: Pick<Space, "policy">): RegistrySecretRule {
  if (!policy.registrySecret) throw new Error("this space asks for no IBAN");
  return policy.registrySecret;
}
