import { writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { adherent } from "#spaces/adherent/space.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { runHouse } from "../support/running-house.ts";
import { addTransfer } from "./ledger.ts";
import { memberOf } from "./papers-house.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

it("draws", async () => {
  for (const space of [npfr, adherent, sante]) {
    const member = await memberOf(house, space);
    const detail =
      {
        npfr: { year: 2025, right: "reversion", right_share: 5000, years: 20 },
        adherent: {
          care_date: "2025-03-01",
          beneficiary: "Jeanne Martin-Delaunay",
          nature: "Consultation",
          spent: 3000,
          base: 2650,
          rate: 7000,
          social_security: 1755,
          share: 795,
          left_to_pay: 450,
        },
        sante: {
          invoice: "F-2025-00012345",
          batch: "L-12",
          care_date: "2025-02-11",
          patient: "Marie-Antoinette de Saint-Exupéry",
          billed: 12000,
          engagement: "ENG0001",
        },
      }[space.id as string] ?? {};
    const lines = Array.from({ length: 70 }, (_, i) => ({
      paidOn: "2025-06-12",
      amount: i % 9 === 8 ? -1234 : 52680 + i,
      label: i % 9 === 8 ? "Indu sur facture" : "Versement annuel",
      detail,
    }));
    const id = await addTransfer(
      member.ctx,
      member.owner.holderId,
      space.id === "npfr" ? lines.slice(0, 2) : lines,
    );
    await addTransfer(member.ctx, member.owner.holderId, [
      { paidOn: "2025-07-12", amount: 1999, status: "rejected", reason: "AC04", detail },
    ]);
    await addTransfer(member.ctx, member.owner.holderId, [
      { paidOn: "2025-12-12", amount: 1999, status: "ordered", detail },
    ]);
    const get = async (path: string, name: string) => {
      const answer = await member.browser.get(member.payments + path);
      console.log(space.id, path, answer.status, Object.fromEntries(answer.headers), answer.bytes.length);
      if (answer.status === 200) writeFileSync(`/tmp/lo/${space.id}-${name}`, answer.bytes);
    };
    await get("/releve/2025", "releve.pdf");
    const posted = await member.browser.post(`${member.payments}/attestation/2025`);
    console.log(posted.status, posted.location);
    await get("/attestation/2025", "attestation.pdf");
    await get(`/virements/${id}/bordereau`, "bordereau.pdf");
    await get("/export?annee=2025", "export.csv");
    await get("/export?annee=2025&vue=virements", "virements.csv");
  }
});
