import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { askApproval, decideApproval } from "#approvals/approvals.actions.ts";
import { findApproval } from "#approvals/approvals.queries.ts";
import type { StaffContext } from "#context.ts";
import type { StaffMember } from "#kernel/actor.ts";
import { newId } from "#kernel/ids.ts";
import { done, refused } from "#kernel/result.ts";
import { defineApproval } from "#subject/approval.ts";
import { runHouse } from "../support/running-house.ts";
import { atDesk, type Colleague, staffPassword } from "./staff-desk.ts";

let applied: string[] = [];

/** Refuses "impossible", and remembers the rest. */
const kind = defineApproval({
  kind: "test_approval",
  words: "Essayer quelque chose",
  decides: "superviseur",
  payload: z.object({ what: z.string() }),
  describe: ({ what }) => [{ label: "Quoi", text: what }],
  apply: async (_, __, { payload }) => {
    if (payload.what === "impossible") return refused("Ce n’est plus possible.");
    applied.push(payload.what);
    return done(null);
  },
});

const house = await runHouse({ worker: false });
afterAll(() => house.close());
const approvals = new Map([...house.ctx.contributed.approvals, [kind.kind, kind]]);
Object.assign(house.ctx.contributed, { approvals });

const as = ({ accountId, name, email }: Colleague, role: StaffMember["role"]): StaffContext => ({
  ...house.ctx,
  actor: {
    kind: "staff",
    member: { id: accountId, name, email, role, sessionId: newId(), visitor: { source: "", browser: "" } },
  },
});

const ask = (ctx: StaffContext, what: string) =>
  ctx.db.inTransaction((trx) =>
    askApproval(trx, ctx, kind, { holderId: null, payload: { what }, reason: "À essayer" }),
  );

const stateOf = async (id: Awaited<ReturnType<typeof ask>>) =>
  (await house.ctx.db.inTransaction((trx) => findApproval(trx, id)))?.state;

describe("four eyes", () => {
  it("lets another person decide, and does it once when two decide at once", async () => {
    applied = [];
    const [asker, first, second] = await Promise.all([
      atDesk(house, "superviseur"),
      atDesk(house, "superviseur"),
      atDesk(house, "administrateur"),
    ]);
    const id = await ask(as(asker.who, "superviseur"), "une fois");
    const path = `/gestion/npfr/approbations/${id}`;
    await Promise.all([first, second].map(({ browser }) => browser.get(path)));
    const fields = { reason: "Vérifié", current_password: staffPassword };
    const answers = await Promise.all(
      [first, second].map(({ browser }) => browser.post(`${path}/decision`, fields)),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(applied).toEqual(["une fois"]);
    expect(await stateOf(id)).toBe("approved");
    const page = (await asker.browser.get(path)).text;
    expect(page).toContain("Approuvée");
    expect(page).toContain("Vérifié");
  });

  it("refuses the decision of the person who asked, even by a forged form", async () => {
    applied = [];
    const { who, browser } = await atDesk(house, "administrateur");
    const id = await ask(as(who, "administrateur"), "à moi");
    const path = `/gestion/npfr/approbations/${id}`;
    expect((await browser.get(path)).text).toContain("Retirer ma demande");
    const answer = await browser.post(`${path}/decision`, {
      reason: "Je me l’accorde",
      current_password: staffPassword,
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Personne n’approuve sa propre demande");
    expect(applied).toEqual([]);
    expect(await stateOf(id)).toBe("waiting");
    await browser.post(`${path}/retrait`, { reason: "Une erreur" });
    expect(await stateOf(id)).toBe("cancelled");
  });

  it("keeps what can no longer be done waiting, and says why", async () => {
    const asker = await atDesk(house, "agent");
    const { who } = await atDesk(house, "superviseur");
    const id = await ask(as(asker.who, "agent"), "impossible");
    expect(await decideApproval(as(who, "superviseur"), id, "approved", "Oui")).toEqual(
      refused({ kind: "impossible", why: "Ce n’est plus possible." }),
    );
    expect(await stateOf(id)).toBe("waiting");
  });

  it("asks for a reason, and for the password before a decision", async () => {
    const asker = await atDesk(house, "agent");
    const { browser } = await atDesk(house, "superviseur");
    const id = await ask(as(asker.who, "agent"), "attendre");
    const path = `/gestion/npfr/approbations/${id}/decision`;
    expect((await browser.post(path, { reason: "" })).text).toContain("Dites pourquoi");
    const without = await browser.post(path, { reason: "Vérifié" });
    expect(without.status).toBe(400);
    expect(without.text).toContain("Saisissez votre mot de passe actuel.");
    expect(without.text).toContain("Vérifié");
    expect((await browser.post(path, { reason: "Vérifié", current_password: "faux" })).status).toBe(400);
    expect(await stateOf(id)).toBe("waiting");
  });

  it("is open to a superviseur only, and shows an agent who decides", async () => {
    const asker = await atDesk(house, "superviseur");
    const { browser } = await atDesk(house, "agent");
    const id = await ask(as(asker.who, "superviseur"), "attendre");
    const path = `/gestion/npfr/approbations/${id}`;
    expect((await browser.get(path)).text).toContain("dont le rôle est au moins");
    expect((await browser.post(`${path}/decision`, { reason: "Oui" })).status).toBe(404);
  });
});
