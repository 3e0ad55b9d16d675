import type { Policy } from "#spaces/space.ts";

/**
 * Whether an address says whose account is meant, at sign-in or where a lost password is asked for by it alone. It then
 * serves one account; elsewhere several may have it (docs/decisions/0014).
 */
export const emailNamesAccount = ({ signIn, recovery }: Pick<Policy, "signIn" | "recovery">): boolean =>
  signIn.by === "email" || recovery === "link-recovery";
