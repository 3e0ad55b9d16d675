import type { Redraw } from "#web/refuse-form.ts";
import type { RoleRefusal } from "../change-role.actions.ts";
import type { AccessRefusal } from "../member-access.actions.ts";

const words: Record<Exclude<RoleRefusal | AccessRefusal, "gone">, string> = {
  own: "C’est votre propre accès : demandez à un autre administrateur.",
  last: "C’est le dernier administrateur de ce portail : donnez d’abord ce rôle à une autre personne.",
  elsewhere:
    "Cette personne a aussi un rôle dans un portail que vous n’administrez pas : un administrateur de tous ses portails doit le faire, ou la commande « parvis staff add ».",
};

/** `values`: what was typed, to draw again. */
export const refuseWith = (refusal: keyof typeof words, values: Redraw["redraw"]["values"]): Redraw => ({
  redraw: { values, errors: { _form: words[refusal] } },
  status: 409,
});
