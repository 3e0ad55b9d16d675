import { sendNotFound } from "#http/answers/error-pages.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { findIssued } from "#issued/issued-documents.queries.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { download, holderOf, yearAsked } from "../download.ts";
import { attestationName } from "../paper-names.rules.ts";
import { attestationPath } from "../papers-path.ts";
import { sendPaper } from "../send-paper.ts";
import { issueAttestation } from "./attestation.actions.ts";
import { attestation } from "./attestation.ts";
import { attestedIn } from "./attested.ts";

/** Only after it was issued, and while the amount is still what it says. */
const attestationFile = download({
  path: attestationPath(":year"),
  async find(trx, visit) {
    const attested = await attestedIn(trx, visit.session.holderId, yearAsked(visit));
    const issued = attested && (await findIssued(trx, visit.session.holderId, attested));
    return issued ? { ...attested, issued, holder: await holderOf(trx, visit) } : null;
  },
  send: (reply, ledger, found) => sendPaper(reply, attestationName(found.year), attestation(ledger, found)),
});

/** Issues it, then leads to the file: a repeated post finds the same document. */
const issuing: GuardedRoute = {
  method: "POST",
  path: attestationPath(":year"),
  opens: "own-space",
  look: async (_, visit) => async (reply) => {
    const year = yearAsked(visit);
    const issued = await issueAttestation(visit.ctx, year);
    if (!issued.ok || year === null) return sendNotFound(visit.request, reply);
    return seeOther(reply, visit.home + attestationPath(year));
  },
};

export const attestationRoutes: readonly GuardedRoute[] = [attestationFile, issuing];
