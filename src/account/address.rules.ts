import type { Policy } from "#spaces/space.ts";

/** Whether an address identifies one account. Elsewhere several accounts may share it (docs/decisions/0014). */
export const emailNamesAccount = ({ signIn, recovery }: Pick<Policy, "signIn" | "recovery">): boolean =>
  signIn.by === "email" || recovery === "link-recovery";
