import type { Space } from "#spaces/space.ts";

/** Whom to warn, in one sentence. */
export function warnUs({ wording }: Space): string {
  const { phone, hours, email } = wording.contact;
  return `Ce n’est pas vous ? Prévenez-nous tout de suite au ${phone}, ${hours}, ou écrivez à ${email}.`;
}

export const nothingToDo = "Si c’est bien vous, vous n’avez rien à faire.";

export const copyAdvice =
  "Si rien ne se passe quand vous cliquez, copiez l’adresse du lien et collez-la dans la barre d’adresse de votre navigateur.";
