import type { CardOfDemonstration } from "#demo/staff/card-of-demonstration.ts";
import type { StaffPerson } from "#demo/staff/staff-person.ts";

/** Members of staff, one of each role, in every portal that shows the demonstration. */
export const staff: readonly StaffPerson[] = [
  {
    email: "hugo.lambert@gestion.example",
    firstName: "Hugo",
    lastName: "Lambert",
    role: "agent",
    password: "Lavoir-girafe 58 canal",
    secret: "VOSI CCU4 345J U6QF O6FF OQSB RRXF 57WW",
  },
  {
    email: "claire.besson@gestion.example",
    firstName: "Claire",
    lastName: "Besson",
    role: "superviseur",
    password: "Moulin-comète 24 sable",
    secret: "4FJT KBYG BMBD 6HCO ZZO6 NB5E N6ND 5DCI",
  },
  {
    email: "nadia.ferreira@gestion.example",
    firstName: "Nadia",
    lastName: "Ferreira",
    role: "administrateur",
    password: "Falaise-panier 91 tilleul",
    secret: "YQZC 4XDR DDOV FLUW ON6J DT5L DQ3J QBWR",
  },
];

/** Cards that were opened: what an agent was told, and a correction that waits for a second person. */
export const cards: readonly CardOfDemonstration[] = [
  {
    space: "npfr",
    number: "N1048013",
    by: "hugo.lambert@gestion.example",
    opening: { reason: "call", note: "" },
    call: {
      ...{ caller: "holder", callerName: "", identityChecked: true },
      said: "Demande où trouver son attestation de l’an dernier. Répondu : « Mes prestations », puis l’année.",
    },
    correction: null,
  },
  {
    space: "npfr",
    number: "N1048079",
    by: "hugo.lambert@gestion.example",
    opening: { reason: "returned_letter", note: "" },
    call: {
      ...{ caller: "other", callerName: "Sa fille, Mme García", identityChecked: false },
      said: "Son père a déménagé en octobre. Il rappelle avec sa nouvelle adresse.",
    },
    correction: null,
  },
  {
    space: "npfr",
    number: "N1048101",
    by: "hugo.lambert@gestion.example",
    opening: { reason: "request", note: "" },
    call: null,
    correction: {
      wanted: { field: "phone", after: "+33639980177" },
      reason: "Nouveau numéro donné au téléphone, identité vérifiée",
    },
  },
  {
    space: "adherent",
    number: "204518",
    by: "claire.besson@gestion.example",
    opening: { reason: "control", note: "" },
    call: null,
    correction: null,
  },
];
