import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { aboutNames } from "#kernel/password/personal-words.rules.ts";
import { office } from "#spaces/office/space.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { RecoveryCodesPage } from "#web/factors/recovery-codes-page.tsx";
import { DeadInvitationPage } from "./dead-invitation-page.tsx";
import { EnrolmentPage } from "./enrolment-page.tsx";

/** The enrolment of a member of staff, in its states. */
export const enrolmentStates: StatesOf = () => {
  const visit = { space: office, home: "/gestion", csrf: "sample" };
  const page = (state: FormState) => (
    <EnrolmentPage
      visit={visit}
      email="claire.besson@gestion.example"
      about={aboutNames({ firstName: "Claire", lastName: "Besson", organisation: "" })}
      secret={Buffer.alloc(20, 7)}
      address="otpauth://totp/Gestion"
      state={state}
    />
  );
  return [
    entry("Gestion – Ouvrir un accès", "vide", () => page(emptyForm)),
    entry("Gestion – Ouvrir un accès", "refusé", () =>
      page(
        wrongForm(
          { password: "Ajoutez des caractères : il en faut au moins 15.", code: "Ce code n’est pas le bon." },
          { first_name: "Claire", last_name: "Besson" },
        ),
      ),
    ),
    entry("Gestion – Ouvrir un accès", "codes de secours", () => (
      <RecoveryCodesPage visit={visit} next="/gestion/connexion" codes={["0123456789", "ABCDEFGHJK"]} />
    )),
    entry("Gestion – Ouvrir un accès", "lien sans effet", () => <DeadInvitationPage visit={visit} />),
  ];
};
