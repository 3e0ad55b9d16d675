/** `emailConfirmed`: its link was followed less than a year ago. Nothing confirms a telephone yet. */
export type KnownContacts = { email: string | null; phone: string | null; emailConfirmed: boolean };

export type ToCheck = { email: boolean; phone: boolean };

/** The contacts that their holder never confirmed, or not for a year. */
export const contactsToCheck = ({ email, phone, emailConfirmed }: KnownContacts): ToCheck => ({
  email: email !== null && !emailConfirmed,
  phone: phone !== null,
});
