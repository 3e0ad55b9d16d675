import type { Connection } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { shapeInWords } from "#registry/holders/number-shape.rules.ts";
import { countUnlikeNumbers } from "#registry/holders/unlike-numbers.queries.ts";
import type { Space } from "#spaces/space.ts";
import { doubt, type Finding, ok } from "./finding.ts";

/** Holders whose number has another shape than their space declares cannot type it. */
export async function checkNumbers({ db }: Connection, spaces: readonly Space[]): Promise<Finding[]> {
  const findings = await Promise.all(
    spaces.map(async ({ id, policy }): Promise<Finding[]> => {
      const { number } = policy;
      if (typeof number === "string") return [];
      const count = await spaceDb(db, id).inTransaction((trx) => countUnlikeNumbers(trx, number));
      if (count === 0) return [];
      return [
        doubt(
          "Numéros",
          `${id} : ${count} sans la forme que la politique déclare (${shapeInWords(number)}), et refusés à la connexion : déclarez « free » dans policy.ts`,
        ),
      ];
    }),
  );
  return findings.some((found) => found.length > 0)
    ? findings.flat()
    : [ok("Numéros", "tous de la forme que déclare leur espace")];
}
