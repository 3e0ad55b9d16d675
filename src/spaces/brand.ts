import { declare } from "./accessibility/portal.rules.ts";
import type { Space } from "./space.ts";

export const brandOf = ({ kind, id, wording }: Space) => ({
  id,
  hasPublicPages: kind === "portal",
  name: wording.name,
  shortName: wording.shortName,
  organisation: wording.organisation,
  phone: wording.contact.phone,
  email: wording.contact.email,
  emailAddress: wording.emailAddress,
  conformity: declare(wording.accessibility).state,
});
