import type { Space } from "#spaces/space.ts";

const reached = ({ wording: { contact } }: Space) =>
  `au ${contact.phone}, ${contact.hours}, ou écrivez à ${contact.email}.`;

export const warnUs = (space: Space) => `Ce n’est pas vous ? Prévenez-nous tout de suite ${reached(space)}`;

export const callUs = (space: Space) =>
  `Vous ne voyez pas pourquoi, ou l’adresse n’est plus la bonne ? Appelez-nous ${reached(space)}`;

export const nothingToDo = "Si c’est bien vous, vous n’avez rien à faire.";
