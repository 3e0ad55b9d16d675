import type { StepView } from "#journeys/engine/step.ts";
import { minutes } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { ProviderRule, Space } from "#spaces/space.ts";
import type { AccountBar } from "#ui/frame/account-bar.tsx";
import type { MemberView } from "#web/visit.ts";

/** A name as long as a registry may hold. */
export const longName = "Marie-Antoinette-Bérengère de Saint-Exupéry-Vandenberghe-Wojciechowska";
export const longAddress =
  "marie-antoinette.berengere.de.saint-exupery-vandenberghe@messagerie-departementale.example";

/** Typed by someone who meant gmail.com. */
export const slippedAddress = "marie-antoinette-berengere.de-saint-exupery-vandenberghe@gmial.com";
export const shortAddress = "jeanne.martin@exemple.example";

/** The frame of someone signed in, the session lasting long enough to look around. */
export const sampleAccount = (
  space: Space,
  holderName = "Jeanne Martin",
  idle = minutes(30),
): AccountBar => ({
  holderName,
  current: `/${space.id}/espace`,
  menu: [
    { href: `/${space.id}/espace`, label: "Accueil", icon: "house" },
    { href: `/${space.id}/espace/informations`, label: "Mes informations", icon: "user-round-pen" },
    { href: `/${space.id}/espace/securite`, label: "Sécurité", icon: "shield-check" },
  ],
  signOutAction: `/${space.id}/deconnexion`,
  csrf: "sample",
  extendAction: `/${space.id}/prolonger`,
  idle,
});

/** What a page behind the sign-in is drawn from. */
export const sampleMember = (space: Space, holderName?: string): MemberView => ({
  space,
  home: `/${space.id}`,
  csrf: "sample",
  account: sampleAccount(space, holderName),
});

/** A form sent back with these errors and these values. */
export const wrongForm = (errors: FormState["errors"], values: FormState["values"] = {}): FormState => ({
  values,
  errors,
});

/** What a page of a journey is drawn from. */
export const sampleVisit = (space: Space): StepView => ({
  space,
  home: `/${space.id}`,
  csrf: "sample",
  announcement: undefined,
  captcha: null,
});

/** Refusals that several journeys tell. */
export const wrong = {
  credentials: wrongForm({
    _form:
      "Courriel ou mot de passe incorrect. Il vous reste 2 essais avant un blocage de 2 heures. Si ce mot de passe est le bon, des essais faits ailleurs bloquent peut-être l’accès : « Mot de passe oublié » lève ce blocage.",
  }),
  locked: wrongForm({ _form: "Trop d’essais. Vous pourrez recommencer dans 2 heures." }),
  email: {
    email: "Il manque le signe @ (arobase) dans cette adresse mail. Exemple : prenom.nom@fournisseur.fr",
  },
  password: { password: "Ajoutez des lettres ou des chiffres : il en faut au moins 6." },
  confirmation: { password_confirmation: "Retapez le même mot de passe que ci-dessus." },
};

/** A provider of identities, as a policy may name one. */
export const sampleProvider: ProviderRule = {
  name: "FranceConnect",
  issuer: "https://identite.example",
  clientId: "parvis",
  scope: "openid",
  acr: null,
  signature: { idToken: "RS256", userInfo: null },
  numberClaims: null,
};
