import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { days, hours } from "#kernel/duration.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { expireLetters } from "#letters/desk/letters-desk.queries.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { findLiveLetter, findPasswordLetter, useLiveLetter } from "#letters/holder-letters.queries.ts";
import { letterAskedMail } from "#letters/letter-asked.mails.ts";
import { countWaiting } from "#letters/printing/letters-to-print.queries.ts";
import { type DeskOrder, runLetterDesk } from "../../src/cli/letters/letter-desk.ts";
import { runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { pdfText, readManifest } from "./letter-desk.ts";
import {
  letterStandings,
  onFile,
  passwordByPost,
  printInto,
  request,
  secretsOf,
  withAccount,
} from "./members.ts";

const house = await runHouse({ space: "adherent", worker: false });
afterAll(() => house.close());
const { ctx, database } = house;
const inSpace: typeof ctx.db.inTransaction = (work) => ctx.db.inTransaction(work);

let folder = "";
let member = await onFile(ctx);
beforeEach(async () => {
  await inSpace((trx) => sql`delete from letter`.execute(trx));
  folder = mkdtempSync(join(tmpdir(), "parvis-post-"));
  member = await onFile(ctx);
});

/** The words of a letter on one line, with plain spaces. */
const flat = (pdf = "") => pdfText(pdf).replace(/\s+/g, " ");
const standings = () => letterStandings(ctx, member.holderId);
const live = (number = member.number) =>
  inSpace(async (trx) => {
    const newest = await findPasswordLetter(trx, number);
    return newest?.fate === "live" ? newest : undefined;
  });
const changeAddress = () =>
  inSpace((trx) =>
    sql`update holder set address_changed_at = now() where id = ${member.holderId}`.execute(trx),
  );

describe("a requested letter", () => {
  it("brings a provisional password with its instructions, and never the number", async () => {
    await request(ctx, member);
    const [batch, ...others] = await printInto(ctx, folder);
    expect(others).toEqual([]);
    expect(batch?.pdf).toMatch(/-courrier-nouveau-mot-de-passe-[\w-]+\.pdf$/);
    for (const options of [[], ["-layout"]]) {
      const text = pdfText(batch?.pdf ?? "", ...options);
      expect(text).not.toContain(member.number);
      expect(text).toMatch(/Connectez-vous avec votre numéro\s+d’adhérent et ce mot de passe provisoire/);
      expect(text).toMatch(/^\s*https:\/\/portail\.example\/adherent\/connexion\s*$/m);
      expect(text).toMatch(/valable 30.jours/);
      expect(text).not.toMatch(/bénéficiaire|NPFR|identifiant/);
    }
    const [secret = ""] = secretsOf(batch);
    const read = readCode(secret);
    if (!read.ok) throw new Error("misspelt in print");
    const found = await live();
    expect((await ctx.passwords.verify(found?.secretHash ?? null, read.value)).ok).toBe(true);
    const manifest = readManifest(batch?.manifest ?? "");
    expect(manifest).toMatchObject([{ number: member.number, line_1: "MME JEANNE LEGALL", pages: "1" }]);
    expect(JSON.stringify(manifest)).not.toContain(secret);
  });

  it("says that it was requested, and that a present password still works", async () => {
    const newcomer = member;
    await request(ctx, newcomer);
    const [first] = await printInto(ctx, folder);
    const withoutAccount = flat(first?.pdf);
    expect(withoutAccount).toContain("Le mot de passe que vous avez demandé");
    expect(withoutAccount).toContain("ou vous n’avez rien demandé");
    expect(withoutAccount).not.toContain("reste bon");
    await request(ctx, await withAccount(ctx));
    const [second] = await printInto(ctx, folder);
    expect(flat(second?.pdf)).toContain("d’ici là, celui que vous aviez reste bon");
  });

  it("brings a code for a lost second factor, in a separate batch", async () => {
    await request(ctx, member);
    await request(ctx, member, "lost_factor");
    const batches = await printInto(ctx, folder);
    expect(batches.map(({ kind, letters }) => `${kind} ${letters}`)).toEqual([
      "new_password 1",
      "lost_factor 1",
    ]);
    const [code = ""] = secretsOf(batches[1]);
    expect(readCode(code).ok).toBe(true);
    expect(readManifest(batches[1]?.manifest ?? "")).toMatchObject([{ pages: "1" }]);
    const text = pdfText(batches[1]?.pdf ?? "");
    expect(text).not.toContain("mot de passe provisoire");
    expect(text).not.toContain(member.number);
    const found = await inSpace((trx) => findLiveLetter(trx, member.holderId, "lost_factor"));
    const read = readCode(code);
    expect((await ctx.passwords.verify(found?.secretHash ?? null, read.ok ? read.value : "")).ok).toBe(true);
  });

  it("waits again when the address changes before printing", async () => {
    await request(ctx, member);
    await changeAddress();
    expect(await printInto(ctx, folder)).toEqual([]);
    expect(await standings()).toEqual(["new_password to_print"]);
  });

  it("is not printed after another way chose a password (REC-06)", async () => {
    member = await withAccount(ctx);
    await request(ctx, member);
    await inSpace((trx) =>
      sql`update account set password_changed_at = now() where holder_id = ${member.holderId}`.execute(trx),
    );
    expect(
      await inSpace((trx) => countWaiting(trx, { kind: "new_password", coolingOff: days(7), remakes: null })),
    ).toBe(0);
    expect(await printInto(ctx, folder)).toEqual([]);
    expect(await standings()).toEqual(["new_password expired"]);
  });

  it("is neither printed nor accepted once its holder is no longer on file", async () => {
    await passwordByPost(ctx, member, folder);
    const other = member;
    member = await onFile(ctx);
    await request(ctx, member);
    await inSpace(async (trx) => {
      await sql`update holder set closed_at = now() where id in (${member.holderId}, ${other.holderId})`.execute(
        trx,
      );
    });
    expect(await live()).toBeUndefined();
    expect(await printInto(ctx, folder)).toEqual([]);
    await inSpace(followRegistry);
    expect(await standings()).toEqual(["new_password expired"]);
    await inSpace((trx) => sql`update holder set closed_at = null`.execute(trx));
    expect(await printInto(ctx, folder)).toEqual([]);
    expect(await live(other.number)).toBeUndefined();
  });

  it("works for thirty days, then expires in the nightly cleaning", async () => {
    await passwordByPost(ctx, member, folder);
    await travel(database, (days(30) - hours(1)) as never);
    const found = await live();
    expect(found).toBeDefined();
    await travel(database, hours(2));
    expect(await live()).toBeUndefined();
    const proven = { holderId: member.holderId, letterId: found?.letterId as never };
    expect(await inSpace((trx) => useLiveLetter(trx, proven))).toBe(false);
    expect(await inSpace(expireLetters)).toBe(1);
    expect(await standings()).toEqual(["new_password expired"]);
  });

  it("works for one of thirty concurrent uses", async () => {
    await passwordByPost(ctx, member, folder);
    const found = await live();
    const proven = { holderId: member.holderId, letterId: found?.letterId as never };
    const uses = await Promise.all(
      Array.from({ length: 30 }, () => inSpace((trx) => useLiveLetter(trx, proven))),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await standings()).toEqual(["new_password used"]);
  });
});

describe("the letter desk of a space where one start serves both cases", () => {
  const order = async (asked: DeskOrder, of = ctx) => {
    const said: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
    const error = vi.spyOn(console, "error").mockImplementation((line) => void said.push(line));
    try {
      const code = await runLetterDesk(
        {
          ctx: { ...of, actor: { kind: "staff", member: null } },
          entrance: new URL("https://portail.example/adherent"),
        },
        asked,
      );
      return { code, said: said.join("\n") };
    } finally {
      log.mockRestore();
      error.mockRestore();
    }
  };
  const reissue = () => order({ kind: "reissue", number: member.number });

  it("enrols nobody, and prints the requested letters", async () => {
    expect(await order({ kind: "print", folder })).toMatchObject({
      code: 0,
      said: expect.stringContaining("Aucun courrier à imprimer"),
    });
    await request(ctx, member);
    const { said } = await order({ kind: "print", folder });
    expect(said).toMatch(/courrier, nouveau mot de passe : 1 courrier, lot/);
    const enrolled = await inSpace((trx) => trx.selectFrom("enrolment").select("id").execute());
    expect(enrolled).toEqual([]);
  });

  const { space } = ctx;
  const letters = { ...space.policy.letters, perDay: 2 };
  const tight = { ...ctx, space: { ...space, policy: { ...space.policy, letters } } };

  it("respects the daily limit when two runs print at once", async () => {
    for (let asked = 0; asked < 4; asked += 1) await request(ctx, await onFile(ctx));
    const folders = [folder, mkdtempSync(join(tmpdir(), "parvis-post-"))];
    const batches = (await Promise.all(folders.map((of) => printInto(tight, of)))).flat();
    expect(batches.reduce((sum, batch) => sum + batch.letters, 0)).toBe(2);
  });

  it("prints up to the daily limit, oldest request first, and says that others wait", async () => {
    const others = [await onFile(ctx), await onFile(ctx)];
    for (const { holderId } of others)
      await inSpace((trx) =>
        sql`insert into letter (holder_id, kind, requested_at) values
          (${holderId}, 'new_password', now() - interval '1 hour')`.execute(trx),
      );
    await request(ctx, member);
    await request(ctx, member, "lost_factor");
    const { said } = await order({ kind: "print", folder }, tight);
    expect(said).toMatch(/nouveau mot de passe : 2 courriers, lot/);
    expect(said).toMatch(/2 courriers de plus, au-delà de 2 demandes imprimées par jour/);
    expect(said).not.toContain("l’adresse vient de changer");
    expect(await standings()).toEqual(["lost_factor to_print", "new_password to_print"]);
    expect((await order({ kind: "print", folder }, tight)).said).toContain("Aucun courrier à imprimer");
    await travel(database, days(1));
    expect((await order({ kind: "print", folder }, tight)).said).not.toContain("de plus");
    expect(await standings()).toEqual(["lost_factor printed", "new_password printed"]);
  });

  it("reissues once a week, explains a refusal, and tells the holder", async () => {
    expect(await reissue()).toMatchObject({ code: 0 });
    expect(await reissue()).toMatchObject({ code: 1, said: expect.stringContaining("attend déjà") });
    await printInto(ctx, folder);
    expect(await reissue()).toMatchObject({
      code: 1,
      said: expect.stringMatching(/il y a moins de 7 jours/),
    });
    expect(await order({ kind: "reissue", number: "999999" })).toMatchObject({ code: 1 });
    await travel(database, days(7));
    expect(await reissue()).toMatchObject({ code: 0 });
    const told = await inSpace((trx) =>
      trx.selectFrom("mail").select(["kind"]).where("holder_id", "=", member.holderId).execute(),
    );
    expect(told).toEqual([{ kind: "letter-asked" }, { kind: "letter-asked" }]);
    const events = await inSpace((trx) =>
      trx
        .selectFrom("security_event")
        .select(["kind", "actor", "browser"])
        .where("holder_id", "=", member.holderId)
        .execute(),
    );
    expect(events[0]).toEqual({ kind: "letter_asked", actor: "staff", browser: "" });
  });

  it("says on the letter and in the mail that the service sends it, unasked", async () => {
    const { said } = await reissue();
    expect(said).toContain("s’il y en a eu un");
    const [batch] = await printInto(ctx, folder);
    const text = flat(batch?.pdf);
    expect(text).toContain("Notre service vous envoie ce mot de passe");
    expect(text).not.toMatch(/vous avez demandé|rien demandé|reste bon/);
    const [mail] = await inSpace((trx) =>
      trx.selectFrom("mail").select("props").where("holder_id", "=", member.holderId).execute(),
    );
    expect(mail?.props).toMatchObject({ byStaff: true });
    const props = { firstName: "Jeanne", brings: "new_password" } as const;
    const tools = { space, keys: ctx.keys, publicUrl: ctx.publicUrl };
    const told = (byStaff: boolean) => JSON.stringify(letterAskedMail.compose({ ...props, byStaff }, tools));
    expect(told(true)).toContain("Notre service a demandé");
    expect(told(true)).not.toMatch(/sans doute vous|Ce n’est pas vous/);
    expect(told(false)).toContain("sans doute vous");
  });

  it("sends a code that removes a second factor, to holders with one", async () => {
    const unlock = () => order({ kind: "lost_factor", number: member.number });
    member = await withAccount(ctx);
    expect(await unlock()).toMatchObject({ code: 1, said: expect.stringContaining("pas de seconde") });
    await inSpace((trx) =>
      sql`insert into totp (account_id, sealed_secret, proven_at)
        select id, '\\x00', now() from account where holder_id = ${member.holderId}`.execute(trx),
    );
    expect(await unlock()).toMatchObject({ code: 0 });
    expect(await unlock()).toMatchObject({ code: 1, said: expect.stringContaining("attend déjà") });
    expect(await standings()).toEqual(["lost_factor to_print"]);
  });

  it("posts a batch, destroys its PDF, and accepts returned letters", async () => {
    await request(ctx, member);
    const [batch] = await printInto(ctx, folder);
    if (!batch) throw new Error("a batch was expected");
    const posted = await order({ kind: "posted", batch: batch.id, folder });
    expect(posted).toMatchObject({ code: 0, said: expect.stringContaining("son PDF est détruit") });
    expect(existsSync(batch.pdf)).toBe(false);
    expect(await live()).toBeDefined();
    expect(await order({ kind: "returned", number: member.number })).toMatchObject({ code: 0 });
    expect(await live()).toBeUndefined();
    expect(await standings()).toEqual(["new_password returned"]);
    const { said } = await order({ kind: "status" });
    expect(said).toMatch(/^courrier, nouveau mot de passe( +0){3} +1( +0){2}$/m);
  });
});
