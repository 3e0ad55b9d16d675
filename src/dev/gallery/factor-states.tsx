import type { Factors } from "#account/factors/factors.queries.ts";
import type { FactorsAsked } from "#journeys/sign-in/second-factor.actions.ts";
import { SecondFactorPage } from "#journeys/sign-in/second-factor-page.tsx";
import { factorRedraw } from "#journeys/sign-in/second-factor-refusals.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { PasskeyId } from "#kernel/ids.ts";
import { ConfirmPage } from "#modules/security/pages/confirm-page.tsx";
import { PasskeyPage } from "#modules/security/pages/passkey-page.tsx";
import { RecoveryCodesPage } from "#modules/security/pages/recovery-codes-page.tsx";
import { TotpPage } from "#modules/security/pages/totp-page.tsx";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { longName, sampleMember, sampleVisit, wrongForm } from "./sample.ts";

const day = new Date("2026-03-12T08:04:00Z");
const noLetter = { isComing: false, mayBeAsked: true, quotaUntil: null };
const wrongCode = factorRedraw("code", "Ce code n’est pas le bon. Il vous reste 2 essais.").redraw;
const locked = factorRedraw("code", "Après 3 essais manqués, cette vérification est bloquée.").redraw;
const misspelt = factorRedraw("spare", "Relisez ce code.", "spare_code").redraw;
const badPassword = wrongForm({ current_password: "Ce n’est pas votre mot de passe actuel." });

/** Factors as the card of Sécurité shows them. */
export const sampleFactors: Factors = {
  totp: { provenAt: day },
  passkeys: [
    passkey("00000000-0000-4000-8000-00000000000a", "Mon téléphone", day),
    passkey("00000000-0000-4000-8000-00000000000b", longName, null),
  ],
  codesLeft: 2,
};

function passkey(id: string, name: string, usedAt: Date | null) {
  return { id: id as PasskeyId, name, addedAt: day, usedAt, credentialId: id, transports: [] };
}

/** Second factors: asked for at sign-in, set up in Sécurité. */
export const factorStates = (space: Space) => {
  if (space.policy.signIn.secondFactor === "off") return [];
  const shared = {
    visit: sampleMember(space),
    base: `/${space.id}/espace/securite`,
  };
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
    entry("Application de codes", "vide", () => (
      <TotpPage {...shared} address={address} spelt={spelt} state={emptyForm} />
    )),
    entry("Application de codes", "refusée", () => (
      <TotpPage
        {...shared}
        address={address}
        spelt={spelt}
        state={wrongForm({ code: "Saisissez les 6 chiffres." })}
      />
    )),
    entry("Clé d’accès", "à nommer", () => <PasskeyPage {...shared} options="{}" state={emptyForm} />),
    entry("Clé d’accès", "sans nom", () => (
      <PasskeyPage {...shared} options="{}" state={wrongForm({ name: "Donnez un nom à cette clé." })} />
    )),
    entry("Codes de secours", "montrés", () => <RecoveryCodesPage {...shared} codes={codes} />),
    ...[emptyForm, badPassword].map((state) =>
      entry("Retrait", state === emptyForm ? "vide" : "refusé", () => (
        <ConfirmPage
          visit={shared.visit}
          title={`Retirer la clé « ${longName} »`}
          action="#"
          back="#"
          submit="Retirer"
          tone="danger"
          state={state}
        >
          <p>Elle ne sera plus demandée à la connexion.</p>
        </ConfirmPage>
      )),
    ),
  ];
};

const spelt = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP";
const address = `otpauth://totp/Parvis:Jeanne?secret=${spelt.replaceAll(" ", "")}`;
const codes = Array.from({ length: 10 }, (_, place) => `7H4KQ9X2M${place}`);
