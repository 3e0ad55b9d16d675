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
