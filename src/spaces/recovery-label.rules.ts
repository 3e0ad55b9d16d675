import { capitalised } from "#kernel/text/text.ts";
import type { Space } from "./space.ts";

/** N8: a space that signs in by e-mail address names that field alike on both pages. */
export const recoveryLabel = ({ policy, wording }: Pick<Space, "policy" | "wording">) =>
  policy.signIn.by === "email" ? wording.signInLabel : capitalised(wording.emailAddress);
