import { randomBytes } from "node:crypto";
import type { Context } from "#context.ts";
import { linkToken } from "#journeys/proofs/link/link-token.ts";
import { issueLink } from "#journeys/proofs/link/links.queries.ts";
import { hours } from "#kernel/duration.ts";
import { withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { addressKey } from "#kernel/text/text.ts";
import { codeOf } from "../factors/codes.ts";
import { beginApplication, setUpTotp } from "../factors/owners.ts";
import { softKey } from "../factors/soft-key.ts";
import { plantPayments } from "../payments/ledger.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { keeping, openAccount } from "./kept-states.ts";
import { stand } from "./standing.ts";
import { inSpace, newPassword } from "./three-spaces.ts";

type Member = { house: RunningHouse; ctx: Context; browser: Browser; accountId: string; security: string };

/** Prepares and sends that post again, from any state. */
type Post = (member: Member) => Promise<Answer>;

const confirmed = { current_password: usualPassword };

/** Restores the state from before the post. */
const undo = ({ ctx, accountId }: Member, table: "totp" | "passkey") =>
  ctx.db.inTransaction((trx) =>
    trx
      .deleteFrom(table)
      .where("account_id", "=", accountId as never)
      .execute(),
  );

/** The posts of a signed-in member, by their route under the space. */
export const memberPosts: Record<string, Post> = {
  "/espace/prolonger": ({ browser, security }) => browser.post(security.replace("securite", "prolonger")),
  "/espace/informations/iban": ({ browser, security }) =>
    browser.post(security.replace("securite", "informations/iban"), confirmed),
  "/espace/informations/iban/masquer": ({ browser, security }) =>
    browser.post(security.replace("securite", "informations/iban/masquer")),
  async "/espace/prestations/attestation/:year"({ browser, security, ctx, accountId }) {
    await ctx.db.inTransaction(async (trx) => {
      const { holder_id } = await trx
        .selectFrom("account")
        .select("holder_id")
        .where("id", "=", accountId as never)
        .executeTakeFirstOrThrow();
      await plantPayments(trx, holder_id, [{ paidOn: "2025-11-12", amount: 100 }]);
    });
    return browser.post(security.replace("securite", "prestations/attestation/2025"));
  },
  "/espace/renouvellement/plus-tard": ({ browser, security }) =>
    browser.post(security.replace("securite", "renouvellement/plus-tard")),
  async "/espace/securite/mot-de-passe"(member) {
    const { browser, security, ctx, accountId } = member;
    const account = ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("account")
        .select("password_hash")
        .where("id", "=", accountId as never)
        .executeTakeFirstOrThrow(),
    );
    const { password_hash } = await account;
    const password = { password: newPassword, password_confirmation: newPassword };
    const answer = await browser.post(`${security}/mot-de-passe`, { ...confirmed, ...password });
    await ctx.db.inTransaction((trx) =>
      trx
        .updateTable("account")
        .set({ password_hash })
        .where("id", "=", accountId as never)
        .execute(),
    );
    return answer;
  },
  "/espace/securite/appareils/fin": ({ browser, security }) =>
    browser.post(`${security}/appareils/fin`, { session: "x" }),
  "/espace/securite/appareils/fin-des-autres": ({ browser, security }) =>
    browser.post(`${security}/appareils/fin-des-autres`),
  async "/espace/securite/application/debut"(member) {
    await undo(member, "totp");
    return member.browser.post(`${member.security}/application/debut`);
  },
  async "/espace/securite/application"(member) {
    await undo(member, "totp");
    const code = codeOf(await beginApplication(member.browser, member.security));
    return member.browser.post(`${member.security}/application`, { code, ...confirmed });
  },
  async "/espace/securite/retrait/:factor"(member) {
    await undo(member, "totp");
    await setUpTotp(member.ctx, member.accountId as never, randomBytes(20));
    return member.browser.post(`${member.security}/retrait/application`, confirmed);
  },
  async "/espace/securite/codes"(member) {
    await undo(member, "totp");
    await setUpTotp(member.ctx, member.accountId as never, randomBytes(20));
    return member.browser.post(`${member.security}/codes`, confirmed);
  },
  "/espace/securite/cle": ({ browser, security }) => browser.post(`${security}/cle`, confirmed),
  async "/espace/securite/cle/nouvelle"(member) {
    const { browser, security } = member;
    await undo(member, "passkey");
    const begun = await browser.post(`${security}/cle`, confirmed);
    if (begun.status === 429) return begun;
    const { text } = await browser.get(`${security}/cle/nouvelle`);
    const json = /data-options="([^"]+)"/.exec(text)?.[1]?.replaceAll("&quot;", '"') ?? "{}";
    const credential = softKey().register(JSON.parse(json).challenge);
    return browser.post(`${security}/cle/nouvelle`, { name: "Clé", credential });
  },
  async "/espace/securite/fournisseur/retrait"(member) {
    const { browser, security, ctx, accountId } = member;
    const link = { account_id: accountId as never, identity: randomBytes(32) };
    await ctx.db.inTransaction((trx) => trx.insertInto("provider_link").values(link).execute());
    return browser.post(`${security}/fournisseur/retrait`);
  },
  /** A line that names no transfer comes back with its error, so it is sent with one. */
  async "/espace/prestations/retrouver"({ browser, security, ctx, accountId }) {
    const reference = randomBytes(6).toString("hex").toUpperCase();
    await ctx.db.inTransaction(async (trx) => {
      const { holder_id } = await trx
        .selectFrom("account")
        .select("holder_id")
        .where("id", "=", accountId as never)
        .executeTakeFirstOrThrow();
      const paid = { paidOn: "2026-03-12", amount: 100, reference: `FAC-${reference}0` };
      await plantPayments(trx, holder_id, [paid]);
    });
    return browser.post(security.replace("securite", "prestations/retrouver"), { line: `FAC ${reference}0` });
  },
  "/verifier": ({ browser, security }) =>
    browser.post(security.replace("/espace/securite", "/verifier"), { code: withCheckSign("0123456789A") }),
  "/deconnexion": ({ browser, security }) =>
    browser.post(security.replace("/espace/securite", "/deconnexion")),
  /** A link opened in another browser, confirmed by the number of its recipient. */
  async "/lien"({ house, ctx, security }) {
    const { enrolment } = ctx.space.policy;
    const kept = (await keeping[enrolment]?.(ctx))?.mail_sent;
    const { holderId, email } = (kept?.data ?? (await openAccount(ctx))) as {
      holderId: never;
      email: string;
    };
    const { id: journeyId } = await stand(
      house,
      ctx,
      { kind: enrolment, state: "mail_sent" },
      kept?.data ?? {},
    );
    const link = { purpose: "activation", holderId, journeyId, addressKey: addressKey(email) } as const;
    const linkId = await ctx.db.inTransaction((trx) => issueLink(trx, link, hours(1)));
    const elsewhere = new Browser(house.origin);
    const home = security.replace("/espace/securite", "");
    await elsewhere.visit(`${home}/lien/${linkToken(ctx.keys, ctx.space.id, linkId)}`);
    const holder = await ctx.db.inTransaction((trx) =>
      trx.selectFrom("holder").select("number").where("id", "=", holderId).executeTakeFirstOrThrow(),
    );
    return elsewhere.post(`${home}/lien`, { proof: holder.number });
  },
};

/** A member who has just signed in. */
export async function memberOf(house: RunningHouse, ctx: Context): Promise<Member> {
  const here = inSpace(ctx.space, house);
  const owner = await openAccount(ctx);
  const browser = new Browser(house.origin);
  await here.signIn(browser, here.loginOf(owner), usualPassword);
  return { house, ctx, browser, accountId: owner.accountId, security: `${here.home}/espace/securite` };
}
