export type MailPart = string | { action: string; href: string } | { label: string; code: string };

/** Source of both the text and the HTML. Plain spaces: typesetting happens when drawn. */
export type MailContent = {
  subject: string;
  /** Only for an address that is proven or on file: a mistyped one belongs to somebody else. */
  firstName?: string;
  parts: readonly MailPart[];
};

/** Follows the address of a link, which the HTML folds under "Le bouton ne marche pas ?". */
export const copyAdvice =
  "Si rien ne se passe quand vous cliquez, copiez l’adresse du lien et collez-la dans la barre d’adresse de votre navigateur.";
