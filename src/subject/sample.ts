import type { FormState } from "#kernel/form-state.ts";
import type { AboutHolder } from "#kernel/password/personal-words.rules.ts";
import type { ProviderRule } from "#spaces/space.ts";

export const longName = "Marie-Antoinette-Bérengère de Saint-Exupéry-Vandenberghe-Wojciechowska";
export const longAddress =
  "marie-antoinette.berengere.de.saint-exupery-vandenberghe@messagerie-departementale.example";

export const slippedAddress = "marie-antoinette-berengere.de-saint-exupery-vandenberghe@gmial.com";
export const shortAddress = "jeanne.martin@exemple.example";

export const sampleAbout: AboutHolder = {
  number: "",
  names: ["Jeanne", "Martin"],
  organisation: "",
  city: "",
  email: null,
};

export const wrongForm = (errors: FormState["errors"], values: FormState["values"] = {}): FormState => ({
  values,
  errors,
});

/** `label`: that of the first field. */
export const wrongCredentials = (label: string) =>
  wrongForm({
    _form: `${label} ou mot de passe incorrect. Il vous reste 2 essais avant un blocage de 2 heures. Si ce mot de passe est le bon, des essais faits ailleurs bloquent peut-être l’accès : « Mot de passe oublié » lève ce blocage.`,
  });

export const wrong = {
  locked: wrongForm({ _form: "Trop d’essais. Vous pourrez recommencer dans 2 heures." }),
  email: {
    email: "Il manque le signe @ (arobase) dans cette adresse. Exemple : prenom.nom@fournisseur.fr",
  },
  password: { password: "Ajoutez des lettres ou des chiffres : il en faut au moins 6." },
  confirmation: { password_confirmation: "Retapez le même mot de passe que ci-dessus." },
};

export const sampleProvider: ProviderRule = {
  name: "FranceConnect",
  issuer: "https://identite.example",
  clientId: "parvis",
  scope: "openid",
  acr: null,
  signature: { idToken: "RS256", userInfo: null },
  numberClaims: null,
};
