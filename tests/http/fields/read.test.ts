import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fieldsHouse } from "./fields-house.tsx";
import { good, poster } from "./post-fields.ts";

const home = fieldsHouse();
afterAll(() => home.app.close());
const post = poster(home);

/** The valid form with changes; `null` removes a field. */
function but(changes: Record<string, string | null>): Record<string, string> {
  const fields: Record<string, string | null> = { ...good, ...changes };
  return Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}

const errorsOf = async (changes: Record<string, string | null>) =>
  (await post("/etat", but(changes))).json().refusal?.errors ?? {};

describe("a form of every kind of field", () => {
  it("is read into typed values", async () => {
    expect((await post("/etat", good)).json()).toEqual({
      ok: true,
      value: {
        subject: "refund",
        priority: null,
        message: "Bonjour,\nmerci.",
        note: "",
        day: "2026-03-12",
        later: null,
        amount: 100_000,
        advance: 1250,
        channel: "post",
        reasons: ["bank"],
        lines: [{ label: "Lunettes", amount: 31_000, urgent: false }],
        agreed: "oui",
      },
    });
  });

  it("left empty has an error for each required field, in the order of the page", async () => {
    const { errors } = (await post("/etat", "x=1")).json().refusal;
    expect(Object.entries(errors)).toEqual([
      ["subject", "Choisissez l’objet de votre demande."],
      ["message", "Écrivez votre message."],
      ["day", "Donnez la date des soins."],
      ["amount", "Donnez le montant réglé."],
      ["channel", "Choisissez comment recevoir la réponse."],
      ["reasons", "Cochez au moins une raison."],
      ["lines-0-label", "Donnez un libellé."],
      ["lines-0-amount", "Donnez un montant."],
      ["agreed", "Cochez cette case pour continuer."],
    ]);
  });

  it.each([
    [{ subject: "other" }, { subject: "Choisissez l’objet de votre demande." }],
    [{ priority: "other" }, { priority: "Choisissez l’une des priorités proposées." }],
    [{ message: "x".repeat(203) }, { message: "Ce texte est trop long : retirez 3 signes." }],
    [{ message: "x".repeat(201) }, { message: "Ce texte est trop long : retirez 1 signe." }],
    [{ note: "x".repeat(900) }, { note: "Ce texte est trop long : retirez 800 signes." }],
    [{ day: "hier" }, { day: "Écrivez une date avec le jour, le mois et l’année, comme 12/03/2026." }],
    [{ day: "31/02/2026" }, { day: "Ce jour n’existe pas : vérifiez le jour et le mois." }],
    [{ day: "31/12/2025" }, { day: "Donnez une date à partir du 01/01/2026." }],
    [{ later: "01/01/2027" }, { later: "Donnez une date jusqu’au 31/12/2026." }],
    [{ later: "1/1/27" }, { later: "Écrivez l’année avec ses quatre chiffres, comme 12/03/2026." }],
    [{ later: "1".repeat(41) }, { later: "Cette date est trop longue : écrivez-la comme 12/03/2026." }],
    [{ amount: "dix" }, { amount: "Écrivez un montant en euros, comme 1234,56." }],
    [{ amount: "1.234" }, { amount: "Écrivez ce montant sans séparer les milliers, comme 1234,56." }],
    [{ amount: "1,2345" }, { amount: "Donnez deux chiffres au plus après la virgule, comme 1234,56." }],
    [{ amount: "0" }, { amount: "Donnez un montant d’au moins 0,01 €." }],
    [{ amount: "1000,01" }, { amount: "Donnez un montant de 1 000,00 € au plus." }],
    [{ advance: "9".repeat(20) }, { advance: "Ce montant est trop grand : vérifiez le nombre de chiffres." }],
    [{ advance: "9".repeat(41) }, { advance: "Ce montant est trop long : écrivez-le comme 1234,56." }],
    [{ channel: null }, { channel: "Choisissez comment recevoir la réponse." }],
    [{ "reasons-other": "oui" }, { reasons: "Vérifiez ce champ." }],
    [{ "reasons-bank": "non" }, { reasons: "Cochez au moins une raison." }],
    [{ "lines-0-urgent": "on" }, { "lines-0-urgent": "Vérifiez ce champ." }],
    [{ agreed: "on" }, { agreed: "Cochez cette case pour continuer." }],
  ])("with %j has an error on that field", async (changes, errors) => {
    expect(await errorsOf(changes)).toEqual(errors);
  });

  it("shows typed values again in every kind of field", async () => {
    const typed = but({ amount: "dix", "reasons-move": "oui", "lines-0-urgent": "oui" });
    expect((await post("/etat", typed)).json().refusal.values).toEqual(typed);
    const page = (await post("/demande", typed)).body;
    for (const kept of [
      '<option value="refund" selected>',
      ">Bonjour,\r\nmerci.</textarea>",
      'value="12 mars 2026"',
      'value="dix"',
      'name="channel" value="post" checked',
      'name="reasons-move" value="oui" checked',
      'name="reasons-bank" value="oui" checked',
      'value="Lunettes"',
      'value="310"',
    ])
      expect(page).toContain(kept);
  });

  it("shows no field again that its schema does not know", async () => {
    const { values } = (
      await post("/etat", but({ amount: "", "lines-0-role": "admin", role: "x", "lines-00-label": "y" }))
    ).json().refusal;
    expect(Object.keys(values).filter((name) => !(name in good))).toEqual([]);
  });

  it("counts a line break as one character, as the page does", async () => {
    expect(await errorsOf({ message: `x${"\r\n".repeat(99)}${"x".repeat(100)}` })).toEqual({});
  });
});

describe("a doubled field", () => {
  it("is an error of that field, beside the other errors", async () => {
    const body = new URLSearchParams(but({ day: "hier" })).toString();
    const { errors } = (await post("/etat", `${body}&amount=2&lines-0-label=x&reasons-bank=oui`)).json()
      .refusal;
    expect(Object.keys(errors)).toEqual(["day", "amount", "reasons", "lines-0-label"]);
    expect(errors["lines-0-label"]).toBe("Ce champ ne peut avoir qu’une valeur.");
  });
});

it("no field names or values cause a server error", async () => {
  const name = fc.oneof(
    fc.constantFrom(
      "lines-0-label",
      "lines-1-amount",
      "lines-9999-urgent",
      "lines-",
      "reasons-",
      "reasons-move",
    ),
    fc.constantFrom(
      "_rows",
      "lines[0].label",
      "lines-0-__proto__",
      "constructor",
      "lines-constructor",
      "agreed",
    ),
    fc.stringMatching(/^lines-\d{1,6}-[a-z]{1,6}$/),
  );
  const value = fc.oneof(
    fc.constantFrom("oui", "add-lines", "remove-0-lines", "add-agreed", "1"),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 30 }), async (pairs) => {
      await setImmediate();
      const body = pairs.map(
        ([one, text]) => `${encodeURIComponent(one)}=${encodeURIComponent(text.toWellFormed())}`,
      );
      expect((await post("/demande", body.join("&"))).statusCode).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});
