import { afterAll, describe, expect, it } from "vitest";
import { checksFromSource } from "#issued/check-document.actions.ts";
import { documentCode, hashOfCode } from "#issued/document-code.ts";
import { initialsOf } from "#issued/initials.rules.ts";
import { insertIssued, withdraw } from "#issued/issued-documents.queries.ts";
import { type DocumentId, newId } from "#kernel/ids.ts";
import { groupCode, withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { cents } from "#kernel/values/money.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { runHouse } from "../support/running-house.ts";

const house = await runHouse({ worker: false, env: { PARVIS_PROXIES: "127.0.0.1" } });
afterAll(() => house.close());

const here = inSpace(npfr, house);
const attested = { kind: "payment_attestation", year: 2025, amount: cents(160_039) } as const;

async function issued() {
  const owner = await here.openAccount();
  const id = newId<DocumentId>();
  const code = documentCode(here.ctx.keys, npfr.id, id);
  const codeHash = hashOfCode(here.ctx.keys, npfr.id, code);
  await here.ctx.db.inTransaction((trx) => insertIssued(trx, owner.holderId, attested, { id, codeHash }));
  return { owner, code };
}

const text = async (path: string) => (await new Browser(house.origin).get(path)).text.replace(/\s+/g, " ");

/** What a page shows to the eye. */
const mainOf = (page: string) =>
  /<main.*<\/main>/s
    .exec(page)?.[0]
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ") ?? "";

describe("the check page of issued documents", () => {
  it("says kind, date, initials and valid, and nothing else of the holder", async () => {
    const { owner, code } = await issued();
    const answer = await new Browser(house.origin).get(`/npfr/verifier/${groupCode(code)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    expect(mainOf(answer.text)).toMatch(
      /^ *Vérifier un document Ce document est valable Comparez ce qui suit avec le document\. Cette page ne donne ni son année ni son montant : en cas de doute, appelez-nous\. Document Attestation de versement Date \d\d\/\d\d\/\d{4} Initiales (\p{Lu}\. ?)+Vérifier un autre document *$/u,
    );
    const holder = await here.ctx.db.inTransaction((trx) =>
      trx.selectFrom("holder").selectAll().where("id", "=", owner.holderId).executeTakeFirstOrThrow(),
    );
    for (const secret of [holder.last_name, holder.number, "600,39", "2025"])
      expect(mainOf(answer.text)).not.toContain(secret);
  });

  it("says that a withdrawn document is no longer valid", async () => {
    const { owner, code } = await issued();
    await here.ctx.db.inTransaction((trx) => withdraw(trx, owner.holderId, attested));
    expect(await text(`/npfr/verifier/${code}`)).toContain("Ce document n’est plus valable");
  });

  it("leads from the typed code to it, O, I and L read as digits", async () => {
    const { code } = await issued();
    const browser = new Browser(house.origin);
    const typed = code.replaceAll("0", "o").replaceAll("1", "l").toLowerCase();
    const answer = await browser.post("/npfr/verifier", { code: ` ${groupCode(typed)} ` });
    expect([answer.status, answer.location]).toEqual([303, `/npfr/verifier/${groupCode(code)}`]);
    expect((await browser.get(`/npfr/verifier/${typed}`)).text).toContain("est valable");
  });

  it("says at once that a code was mistyped, and keeps it in the field", async () => {
    const { code } = await issued();
    const wrong = code.slice(0, -1) + (code.endsWith("A") ? "B" : "A");
    const browser = new Browser(house.origin);
    for (const answer of [
      await browser.post("/npfr/verifier", { code: wrong }),
      await browser.get(`/npfr/verifier/${wrong}`),
    ]) {
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("faute de frappe");
      expect(answer.text).toContain(`value="${wrong}"`);
    }
    const long = await browser.get(`/npfr/verifier/${"A".repeat(90)}`);
    expect(long.status).toBe(400);
    expect((await browser.get("/npfr/verifier/%3Cscript%3E")).text).not.toContain("<script>");
  });

  it("answers an unknown code, and one of another space, in as much time as a known one", async () => {
    const { code } = await issued();
    const unknown = withCheckSign("0123456789A");
    const answers = await Promise.all(
      [`/npfr/verifier/${unknown}`, `/sante/verifier/${code}`, `/npfr/verifier/${code}`].map(async (path) => {
        const began = performance.now();
        const { status, text } = await new Browser(house.origin).get(path);
        return { status, text, took: performance.now() - began };
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200]);
    for (const { text } of answers.slice(0, 2)) expect(text).toContain("Aucun document ne porte ce code");
    for (const { took } of answers) expect(took).toBeGreaterThan(115);
  });

  it("refuses a source that checks too many codes, and no other", async () => {
    const unknown = withCheckSign("0123456789B");
    const from = (source: string) => new Browser(house.origin, { "x-forwarded-for": source });
    const busy = from("203.0.113.7");
    const answers = await Promise.all(
      Array.from({ length: checksFromSource.most }, () => busy.copy().get(`/npfr/verifier/${unknown}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    const refused = await busy.get(`/npfr/verifier/${unknown}`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_000);
    expect((await from("203.0.113.8").get(`/npfr/verifier/${unknown}`)).status).toBe(404);
  });
});

it.each([
  [["Jeanne", "Martin"], "J. M."],
  [["Élodie Marie-Anne", "d’Almeida"], "É. M. A. D. A."],
  [["CLINIQUE DES LILAS"], "C. D. L."],
  [["", ""], ""],
])("shortens %j", (names, initials) => {
  expect(initialsOf(...names)).toBe(initials);
});
