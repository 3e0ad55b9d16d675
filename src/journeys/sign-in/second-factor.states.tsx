import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { sampleVisit } from "../engine/samples/sample-visit.ts";
import type { FactorsAsked } from "./second-factor.actions.ts";
import { SecondFactorPage } from "./second-factor-page.tsx";
import { factorRedraw } from "./second-factor-refusals.ts";

const day = new Date("2026-03-12T08:04:00Z");
const noLetter = { isComing: false, mayBeAsked: true, quotaUntil: null };
const wrongCode = factorRedraw("code", "Ce code n’est pas le bon. Il vous reste 2 essais.").redraw;
const locked = factorRedraw("code", "Après 3 essais manqués, cette vérification est bloquée.").redraw;
const misspelt = factorRedraw("spare", "Relisez ce code.", "spare_code").redraw;

export const secondFactorStates = (space: Space) => {
  if (space.policy.signIn.secondFactor === "off") return [];
  const asked = (state: string, form: FormState, more: Partial<FactorsAsked>) =>
    entry("Seconde vérification", state, () => (
      <SecondFactorPage
        visit={sampleVisit(space)}
        by="password"
        asked={{ totp: true, passkey: null, letter: noLetter, ...more }}
        state={form}
      />
    ));
  return [
    asked("application", emptyForm, {}),
    entry("Seconde vérification", "après un fournisseur d’identité", () => (
      <SecondFactorPage
        visit={sampleVisit(space)}
        by="provider"
        asked={{ totp: true, passkey: null, letter: noLetter }}
        state={emptyForm}
      />
    )),
    asked("clé d’accès", emptyForm, { totp: false, passkey: "{}" }),
    asked("les deux", emptyForm, { passkey: "{}" }),
    asked("refusée", wrongCode, {}),
    asked("bloquée", locked, {}),
    asked("code de secours refusé", misspelt, {}),
    asked("courrier en route", emptyForm, { letter: { isComing: true, mayBeAsked: false, quotaUntil: day } }),
    asked("courrier pas encore", misspelt, {
      letter: { isComing: false, mayBeAsked: false, quotaUntil: day },
    }),
  ];
};
