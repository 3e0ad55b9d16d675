import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import {
  longAddress,
  longName,
  sampleAbout,
  sampleProvider,
  wrong,
  wrongCredentials,
  wrongForm,
} from "#subject/sample.ts";
import { ChoosePasswordPage } from "../credentials/choose-password-page.tsx";
import { openings } from "../credentials/opening/openings.ts";
import { secretMisspelt } from "../engine/refusals.ts";
import { askedVisit } from "../engine/samples/sample-captcha.ts";
import { sampleVisit } from "../engine/samples/sample-visit.ts";
import { StepGone } from "../engine/steps/step-gone.tsx";
import { letterOver } from "../proofs/letter/letter-password.ts";
import { AwaitsActivationPage } from "./activation/awaits-activation-page.tsx";
import { LinkIdentityPage } from "./provider/link-identity-page.tsx";
import { SignInPage } from "./sign-in-page.tsx";

const wrongImage = wrongForm({
  captcha_choice:
    "Ce n’était pas la bonne image. Choisissez l’image du nouveau mot, puis retapez votre mot de passe s’il a été effacé.",
});

export const signInStates = (space: Space) => {
  const asked = askedVisit(space);
  const refused = wrongCredentials(space.wording.signInLabel);
  const visit = space.policy.signIn.captcha.asked === "always" ? asked : sampleVisit(space);
  return [
    entry("Connexion", "vide", () => <SignInPage visit={visit} state={emptyForm} />),
    entry("Connexion", "refusée", () => <SignInPage visit={visit} state={refused} />),
    entry("Connexion", "bloquée", () => <SignInPage visit={visit} state={wrong.locked} />),
    entry("Connexion", "anti-robot demandé", () => <SignInPage visit={asked} state={emptyForm} />),
    entry("Connexion", "anti-robot, mauvaise image", () => <SignInPage visit={asked} state={wrongImage} />),
    ...(space.policy.signIn.by === "number" ? byLetter(space) : []),
    ...byProvider(space),
    ...awaitingActivation(space),
    entry("Étape passée", "simple", () => <StepGone visit={visit} restart={`/${space.id}/connexion`} />),
  ];
};

function awaitingActivation(space: Space) {
  if (!openings[space.policy.enrolment]) return [];
  const visit = sampleVisit(space);
  const page = (state: string, email: string | null, renews: boolean, form: FormState = emptyForm) =>
    entry("Activation attendue", state, () => (
      <AwaitsActivationPage visit={visit} email={email} renews={renews} beganHere={!renews} state={form} />
    ));
  return [
    page("mail à ouvrir", longAddress, false),
    page("adresse à confirmer", longAddress, true),
    page("lien suivi entre-temps", null, false),
    page("trop de mails", longAddress, false, wrongForm({ _form: "Plusieurs mails ont déjà été envoyés." })),
  ];
}

function byLetter(space: Space) {
  const visit = sampleVisit(space);
  const action = `/${space.id}/connexion/nouveau-mot-de-passe`;
  return [
    entry("Connexion", "courrier mal recopié", () => (
      <SignInPage visit={askedVisit(space)} state={secretMisspelt({}).redraw} />
    )),
    entry("Nouveau mot de passe après un courrier", "vide", () => (
      <ChoosePasswordPage
        visit={visit}
        action={action}
        accountName="421070"
        about={sampleAbout}
        state={emptyForm}
      />
    )),
    entry("Nouveau mot de passe après un courrier", "courrier plus valable", () => (
      <ChoosePasswordPage
        visit={visit}
        action={action}
        accountName="421070"
        about={sampleAbout}
        state={letterOver.redraw}
      />
    )),
  ];
}

function byProvider(space: Space) {
  const { policy, wording } = space;
  const refused = wrongCredentials(wording.signInLabel);
  const signIn = { ...policy.signIn, provider: sampleProvider };
  const visit = sampleVisit({ ...space, policy: { ...policy, signIn } });
  const link = (state: string, numbers: string[] | null, form: FormState) =>
    entry("Lier une identité", state, () => (
      <LinkIdentityPage
        visit={visit}
        vouched={{ provider: sampleProvider.name, person: longName, identity: "", numbers }}
        state={form}
      />
    ));
  return [
    entry("Connexion", "avec un fournisseur d’identité", () => (
      <SignInPage visit={visit} state={emptyForm} />
    )),
    link("un numéro", ["310780796"], emptyForm),
    link("plusieurs numéros", ["310780796", "2A0000154"], refused),
    link("sans numéro", null, emptyForm),
  ];
}
