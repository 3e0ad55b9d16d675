import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { publicPages } from "#modules/public/public.routes.tsx";
import { conformityOf, rateOf } from "#spaces/accessibility/conformity.rules.ts";
import { met, notApplicable } from "#spaces/accessibility/criterion.ts";
import { declare, type OwnCheck } from "#spaces/accessibility/portal.rules.ts";
import { spaces } from "#spaces/index.ts";
import { contributed } from "../support/contributed.ts";

const check: OwnCheck = { madeOn: new Date("2026-12-03"), fails: {}, plan: null };
const few = [
  met("3.1", "Couleurs", "seen"),
  met("3.2", "Contraste", "seen"),
  notApplicable("4.1", "Médias", "none"),
];

describe("the conformity that a portal declares", () => {
  it("is total, partial from half of the criteria that apply, none below", () => {
    expect(conformityOf({ met: 59, applicable: 59 })).toBe("totalement conforme");
    expect(conformityOf({ met: 58, applicable: 59 })).toBe("partiellement conforme");
    expect(conformityOf({ met: 30, applicable: 60 })).toBe("partiellement conforme");
    expect(conformityOf({ met: 29, applicable: 60 })).toBe("non conforme");
  });

  it("has a rate that is never rounded up", () => {
    expect(rateOf({ met: 199, applicable: 200 })).toBe(99);
    expect(rateOf({ met: 200, applicable: 200 })).toBe(100);
  });

  it("counts only the criteria that apply", () => {
    expect(declare(check, few)).toEqual({
      state: "totalement conforme",
      count: { met: 2, applicable: 2 },
      failures: [],
    });
  });

  it("counts what fails in the portal alone, even where the criterion did not apply", () => {
    const fails = { "3.2": "Le jaune des liens.", "4.1": "La vidéo de l’accueil." };
    expect(declare({ ...check, fails }, few)).toEqual({
      state: "non conforme",
      count: { met: 1, applicable: 3 },
      failures: [
        { number: "3.2", title: "Contraste", fails: "Le jaune des liens." },
        { number: "4.1", title: "Médias", fails: "La vidéo de l’accueil." },
      ],
    });
  });

  it("is none until somebody has checked the portal", () => {
    expect(declare(null, few).state).toBe("non conforme");
  });
});

const [space] = spaces;
const Statement = publicPages(contributed)["/accessibilite"];
if (!space || !Statement) throw new Error("there is a space, with a statement");

const statement = (accessibility: OwnCheck | null) =>
  render(<Statement space={{ ...space, wording: { ...space.wording, accessibility } }} />)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("the statement", () => {
  it("declares the state, the rate and the date, and that the evaluation is the organisation's own", () => {
    const text = statement(check);
    expect(text).toMatch(/site « [^»]+ » est en totale conformité avec le référentiel général/);
    expect(text).toMatch(/réalisé en interne \(auto-évaluation\), révèle que 100 % des critères/);
    expect(text).toContain("aucune non-conformité");
    expect(text).toContain("établie le 3 décembre 2026");
    expect(text).toContain("Accessibilité : totalement conforme");
  });

  it("lists what fails, in the page and in the footer", () => {
    const text = statement({ ...check, fails: { "3.2": "Les liens jaunes se lisent mal." }, plan: null });
    expect(text).toContain("est en conformité partielle avec");
    expect(text).toContain(
      "Le contraste des textes est suffisant (critère 3.2) : Les liens jaunes se lisent mal.",
    );
    expect(text).not.toContain("aucune non-conformité");
    expect(text).toContain("Accessibilité : partiellement conforme");
  });

  it("says that nobody has checked a portal yet", () => {
    const text = statement(null);
    expect(text).toContain("n’est pas en conformité avec");
    expect(text).toContain("sans évaluation, la loi ne permet pas d’autre mot");
    expect(text).not.toContain("établie le");
    expect(text).toContain("Accessibilité : non conforme");
  });

  it("leads to the plan of the organisation, if there is one, and to the Défenseur des droits", () => {
    const text = render(
      <Statement
        space={{
          ...space,
          wording: { ...space.wording, accessibility: { ...check, plan: "https://caisse.example/schema" } },
        }}
      />,
    );
    expect(text).toContain('href="https://caisse.example/schema"');
    expect(text).toContain('href="https://formulaire.defenseurdesdroits.fr/"');
    expect(statement(check)).not.toContain("schéma pluriannuel");
  });
});
