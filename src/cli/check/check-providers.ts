import { type Config, ConfigError } from "#config/env.ts";
import { providerOfSpace, refuseSecretsForNobody } from "#infra/openid/provider-of-space.ts";
import { newTicket, tripOf } from "#infra/openid/trip.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { spaces as portals } from "#spaces/index.ts";
import { office } from "#spaces/office/space.ts";
import { type Finding, ok, wrong } from "./finding.ts";

const spaces = [...portals, office];

/** Reads the discovery document of each OpenID Connect provider. */
export async function checkProviders({ web, house }: Config): Promise<Finding[]> {
  try {
    refuseSecretsForNobody(spaces, web);
    const asking = spaces.map(async (space) => {
      const answer = await providerOfSpace(space, web)?.wayOut(
        tripOf(keysFrom(house.secret), space.id, newTicket(0)),
      );
      if (!answer) return [];
      const name = space.policy.signIn.provider?.name ?? "";
      if (answer.ok) return [ok("Identités", `${name} répond pour ${space.id}`)];
      const why = "reason" in answer.refusal ? answer.refusal.reason : answer.refusal.kind;
      return [
        wrong(
          "Identités",
          `${name} ne peut pas servir à ${space.id} : voyez issuer dans sa politique (${why})`,
        ),
      ];
    });
    return (await Promise.all(asking)).flat();
  } catch (error) {
    if (error instanceof ConfigError) return [wrong("Identités", error.message)];
    throw error;
  }
}
