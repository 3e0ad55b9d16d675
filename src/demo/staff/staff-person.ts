import type { StaffRole } from "#kernel/actor.ts";

/** `secret`: of the application of codes, in base 32. Public like the password, which is why production refuses both. */
export type StaffPerson = {
  email: string;
  firstName: string;
  lastName: string;
  role: StaffRole;
  password: string;
  secret: string;
};
