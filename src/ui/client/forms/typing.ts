import { tellMisspelt } from "#kernel/password/letter-secret.rules.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { askAboutSlips, faultOfAddress } from "./address-slip.ts";
import type { Kinds } from "./check-forms.ts";
import { faultOfPassword, tickChecks } from "./checks.ts";
import { countSigns } from "./count.ts";

/** Help while typing, for pages that have such a field. */
export function helpTyping(root: ParentNode, kinds: Kinds): void {
  tickChecks(root);
  countSigns(root);
  askAboutSlips(root);
  kinds.address = faultOfAddress;
  kinds["new-password"] = faultOfPassword;
  kinds["letter-secret"] = (value) => (readCode(value).ok ? "" : tellMisspelt);
}
