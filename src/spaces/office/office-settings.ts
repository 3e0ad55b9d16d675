import type { Policy, SignInRule, Space } from "../space.ts";

/** What an installation may replace: its rules, its texts, its colour. Staff always come by invitation, with a factor. */
export type OfficeSettings = Pick<Space, "wording" | "colour"> & {
  policy: Policy & {
    enrolment: "invitation";
    recovery: "link-recovery";
    signIn: SignInRule & { by: "email"; secondFactor: "required" };
  };
};
