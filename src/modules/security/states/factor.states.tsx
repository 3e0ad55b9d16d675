import type { Factors } from "#account/factors/factors.queries.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { PasskeyId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longName, wrongForm } from "#subject/sample.ts";
import { ConfirmPage } from "#web/confirm/confirm-page.tsx";
import { RecoveryCodesPage } from "#web/factors/recovery-codes-page.tsx";
import { sampleMember } from "../../sample-member.ts";
import { PasskeyPage } from "../pages/passkey-page.tsx";
import { TotpPage } from "../pages/totp-page.tsx";

const day = new Date("2026-03-12T08:04:00Z");
const badPassword = wrongForm({ current_password: "Ce n’est pas votre mot de passe actuel." });

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

export const factorStates = (space: Space) => {
  if (space.policy.signIn.secondFactor === "off") return [];
  const shared = {
    visit: sampleMember(space),
    base: `/${space.id}/espace/securite`,
  };
  return [
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
    entry("Codes de secours", "montrés", () => (
      <RecoveryCodesPage visit={shared.visit} next={shared.base} codes={codes} />
    )),
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
