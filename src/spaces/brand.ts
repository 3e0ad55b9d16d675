import type { Space } from "./space.ts";

export const brandOf = ({ id, wording }: Space) => ({
  id,
  name: wording.name,
  shortName: wording.shortName,
  organisation: wording.organisation,
  phone: wording.contact.phone,
  email: wording.contact.email,
  emailAddress: wording.emailAddress,
});
