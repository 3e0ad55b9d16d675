import { closest } from "fastest-levenshtein";
import { type Config, ConfigError } from "#config/env.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import type { ProviderRule, Space } from "#spaces/space.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { openIdProvider } from "./openid-connect.ts";

/** `null` if the policy has none. Throws `ConfigError` when the policy is invalid or the secret missing. */
export function providerOfSpace(
  { id, policy }: Pick<Space, "id" | "policy">,
  { publicUrl, openIdSecrets }: Config["web"],
): IdentityProvider | null {
  const rule = policy.signIn.provider;
  if (!rule) return null;
  const fault = faultOf(rule);
  if (fault) throw new ConfigError(`La politique du portail ${id} nomme ${rule.name}, ${fault}`);
  const secret = openIdSecrets.get(id);
  if (!secret)
    throw new ConfigError(`PARVIS_OPENID_SECRETS n’a pas de secret pour ${id}, que ${rule.name} demande`);
  return openIdProvider({ rule, secret, redirectUri: new URL(`/${id}/connexion/retour`, publicUrl) });
}

/** A secret for an unknown space, or for one without provider, is most often a typo. */
export function refuseSecretsForNobody(
  spaces: readonly Pick<Space, "id" | "policy">[],
  { openIdSecrets }: Config["web"],
): void {
  const asking = spaces.filter(({ policy }) => policy.signIn.provider).map(({ id }) => id);
  const [lost] = [...openIdSecrets.keys()].filter((slug) => !asking.some((id) => id === slug));
  if (lost === undefined) return;
  const known = spaces.some(({ id }) => id === lost);
  const why = known
    ? "ne nomme aucun fournisseur d’identités dans sa politique"
    : `n’existe pas : ${asking.length > 0 ? `vouliez-vous écrire ${closest(lost, asking)} ?` : "aucun portail n’en demande"}`;
  throw new ConfigError(`PARVIS_OPENID_SECRETS a un secret pour ${lost}, un portail qui ${why}`);
}

function faultOf({ issuer, scope }: ProviderRule): string | null {
  const url = URL.parse(issuer);
  if (!url) return "dont l’adresse (issuer) est illisible";
  if (url.protocol !== "https:" && !isThisMachine(url.hostname))
    return "dont l’adresse (issuer) ne commence pas par https://";
  return scope.split(" ").includes("openid") ? null : "dont scope ne contient pas openid";
}
