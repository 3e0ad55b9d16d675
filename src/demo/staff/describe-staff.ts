import { readSecret, spellSecret } from "#account/factors/totp/totp.ts";
import type { Context } from "#context.ts";
import { describeMoment } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { Line } from "../table/line.ts";
import { passwordLine } from "../table/line.ts";
import { standingOf } from "../table/standing.queries.ts";
import type { StaffPerson } from "./staff-person.ts";

/** The page that shows the current code of each person. */
export const codesPath = "/_dev/codes";

export const describeStaff = (office: Context, persons: readonly StaffPerson[]): Promise<Line[]> =>
  office.db.inTransaction(async (trx) => {
    const lines: Line[] = [];
    for (const { email, firstName, lastName, role, password, secret } of persons) {
      const standing = await standingOf(trx, office, email);
      if (!standing?.hasAccount) continue;
      const entry = standing.passwordChanged
        ? ["avec ce qui a été choisi depuis"]
        : [
            `${office.space.wording.number} : ${email}`,
            passwordLine(password),
            `clé de l’application de codes : ${spellSecret(readSecret(secret))}`,
            `ou le code du moment : ${codesPath}`,
          ];
      lines.push({
        person: `${firstName} ${lastName}`,
        situation: standing.lockedUntil
          ? [capitalised(role), `bloqué jusqu’${describeMoment(standing.lockedUntil)}`]
          : [capitalised(role)],
        entry: [`/${office.space.id}/connexion`, ...entry],
      });
    }
    return lines;
  });
